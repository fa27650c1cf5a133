CREATE TABLE IF NOT EXISTS public.users (
  uuid uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  display_name text NOT NULL,
  handle text NOT NULL,
  email text NOT NULL,
  cognito_user_id text NOT NULL,
  created_at timestamp NOT NULL DEFAULT current_timestamp
);
ALTER TABLE public.users ADD COLUMN IF NOT EXISTS bio text;
CREATE UNIQUE INDEX IF NOT EXISTS users_handle_key ON public.users (handle);
CREATE UNIQUE INDEX IF NOT EXISTS users_cognito_user_id_key ON public.users (cognito_user_id)
  WHERE cognito_user_id <> 'MOCK';
