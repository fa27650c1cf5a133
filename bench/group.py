"""A control group with a limit of memory, as a container's engine makes one; for who may write to /sys/fs/cgroup."""
import glob, os, sys

ROOT = "/sys/fs/cgroup"
MIB = 1024 * 1024


class Group:
    """Of the first or the second kind, whichever the machine has; it ends with its last process."""

    def __init__(self, mib):
        first = os.path.isdir(ROOT + "/memory")
        self.folder = "%s/conversations-%d" % (ROOT + "/memory" if first else ROOT, os.getpid())
        limit, self.used, self.most, self.anonymous, self.file = (
            ("memory.limit_in_bytes", "memory.usage_in_bytes", "memory.max_usage_in_bytes", "rss", "cache") if first
            else ("memory.max", "memory.current", "memory.peak", "anon", "file"))
        try:
            os.mkdir(self.folder)
            self.write(limit, mib * MIB)
        except OSError as e:
            sys.exit("No control group can be made here: %s" % e)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        os.rmdir(self.folder)

    def write(self, name, value):
        with open("%s/%s" % (self.folder, name), "w") as file:
            file.write(str(value))

    def read(self, name):
        with open("%s/%s" % (self.folder, name)) as file:
            return file.read()

    def of(self, command):
        """That command, in here; what it is given is the shell's process."""
        return ["/bin/sh", "-c", 'echo $$ > "$0/cgroup.procs" && exec "$@"', self.folder, *command]

    def memory(self):
        """How much is used, anonymous and of files, and the most there was, in MiB."""
        stat = dict(line.split() for line in self.read("memory.stat").splitlines())
        sizes = [int(self.read(self.used)), int(stat[self.anonymous]), int(stat[self.file]), int(self.read(self.most))]
        return [round(size / MIB) for size in sizes]


def forget(*folders):
    """Takes their files out of the machine's memory, or they would be nobody's when they are read again."""
    for folder in folders:
        for path in filter(os.path.isfile, glob.glob(folder + "/**", recursive=True)):
            file = os.open(path, os.O_RDONLY)
            os.posix_fadvise(file, 0, 0, os.POSIX_FADV_DONTNEED)
            os.close(file)
