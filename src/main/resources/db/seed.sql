INSERT INTO public.users (display_name, handle, email, cognito_user_id) VALUES
  ('Andrew Brown', 'andrewbrown', 'andrew@exampro.co', 'MOCK'),
  ('Alt Brown', 'altbrown', 'andrew@cloudprojectbootcamp.com', 'MOCK'),
  ('Andrew Bayko', 'bayko', 'bayko@exampro.co', 'MOCK'),
  ('Londo Mollari', 'londo', 'lmollari@centari.com', 'MOCK')
ON CONFLICT (handle) DO NOTHING;
