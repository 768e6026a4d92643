#include "sync/client/sandbox.h"

#include <errno.h>
#include <fcntl.h>
#include <grp.h>
#include <linux/landlock.h>
#include <sched.h>
#include <seccomp.h>
#include <stdint.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

/* A sanitised program traces itself when it ends, and cannot be locked in. */
#if defined __SANITIZE_ADDRESS__
#define SANITISED 1
#elif defined __has_feature
#if __has_feature(address_sanitizer)
#define SANITISED 1
#endif
#endif
#ifndef SANITISED
#define SANITISED 0
#endif

static enum status
failed(const char *call, const char *about)
{
	status_report("sandbox: %s: %s: %s", call, about, strerror(errno));
	return STATUS_IO;
}

enum status
sandbox_drop_root(const char *folder, const char *shared)
{
	struct stat owner, other;
	if (geteuid() || stat(folder, &owner) || !owner.st_uid)
		return STATUS_DONE;
	bool keeps_group = shared && !stat(shared, &other) && other.st_gid;
	if (setgroups(keeps_group, keeps_group ? &other.st_gid : NULL) || setresgid(owner.st_gid, owner.st_gid, owner.st_gid) ||
	    setresuid(owner.st_uid, owner.st_uid, owner.st_uid))
		return failed("setresuid", folder);
	return STATUS_DONE;
}

/* ---------------------------------------------------------------- Landlock -- */

/* Debian 12's header describes version 1; these came later (linux/landlock.h of 6.12). */
enum {
	ABI_REFER = 2, ABI_TRUNCATE = 3, ABI_NET = 4, ABI_IOCTL = 5, ABI_SCOPE = 6,
	ACCESS_V1 = (1 << 13) - 1,
	ACCESS_REFER = 1 << 13,
	ACCESS_TRUNCATE = 1 << 14,
	ACCESS_IOCTL = 1 << 15,
	NET_BIND_TCP = 1 << 0,
	SCOPE_ABSTRACT_SOCKET = 1 << 0, SCOPE_SIGNAL = 1 << 1,
	ACCESS_READ = LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_READ_DIR,
	ACCESS_OF_FILES = LANDLOCK_ACCESS_FS_EXECUTE | LANDLOCK_ACCESS_FS_WRITE_FILE |
	    LANDLOCK_ACCESS_FS_READ_FILE | ACCESS_TRUNCATE | ACCESS_IOCTL,
	ACCESS_WRITE = ACCESS_READ | LANDLOCK_ACCESS_FS_WRITE_FILE | LANDLOCK_ACCESS_FS_REMOVE_DIR |
	    LANDLOCK_ACCESS_FS_REMOVE_FILE | LANDLOCK_ACCESS_FS_MAKE_DIR | LANDLOCK_ACCESS_FS_MAKE_REG |
	    LANDLOCK_ACCESS_FS_MAKE_SYM | ACCESS_REFER | ACCESS_TRUNCATE,
};

/* What names, certificates and the loader of name services need. */
static const char *const system_files[] = {
	"/etc/gai.conf", "/etc/host.conf", "/etc/hosts", "/etc/ld.so.cache", "/etc/localtime",
	"/etc/nsswitch.conf", "/etc/pki", "/etc/resolv.conf", "/etc/services", "/etc/ssl",
	"/etc/ca-certificates", "/lib", "/lib64", "/run/systemd/resolve", "/usr/lib", "/usr/lib64",
	"/usr/local/share/ca-certificates", "/usr/share/ca-certificates", "/usr/share/zoneinfo",
	"/dev/null", "/dev/random", "/dev/urandom",
};

struct ruleset {
	uint64_t files, net, scoped;
};

static int
make_ruleset(int abi, uint64_t *handled)
{
	struct ruleset rules = {.files = ACCESS_V1};
	if (abi >= ABI_REFER)
		rules.files |= ACCESS_REFER;
	if (abi >= ABI_TRUNCATE)
		rules.files |= ACCESS_TRUNCATE;
	if (abi >= ABI_IOCTL)
		rules.files |= ACCESS_IOCTL;
	if (abi >= ABI_NET)
		rules.net = NET_BIND_TCP;
	if (abi >= ABI_SCOPE)
		rules.scoped = SCOPE_ABSTRACT_SOCKET | SCOPE_SIGNAL;
	size_t size = abi >= ABI_SCOPE ? sizeof rules : abi >= ABI_NET ? offsetof(struct ruleset, scoped)
	    : offsetof(struct ruleset, net);
	*handled = rules.files;
	return (int)syscall(SYS_landlock_create_ruleset, &rules, size, 0);
}

/* What does not exist needs no rule. */
static enum status
allow(int ruleset, const char *path, uint64_t access)
{
	struct stat found;
	int fd = open(path, O_PATH | O_CLOEXEC);
	if (fd < 0)
		return errno == ENOENT || errno == ENOTDIR || errno == EACCES ? STATUS_DONE : failed("open", path);
	if (!fstat(fd, &found) && !S_ISDIR(found.st_mode))
		access &= ACCESS_OF_FILES;
	struct landlock_path_beneath_attr rule = {.allowed_access = access, .parent_fd = fd};
	long result = syscall(SYS_landlock_add_rule, ruleset, LANDLOCK_RULE_PATH_BENEATH, &rule, 0);
	enum status status = result ? failed("landlock_add_rule", path) : STATUS_DONE;
	close(fd);
	return status;
}

static enum status
allow_files(int ruleset, uint64_t handled, const struct sandbox *sandbox)
{
	enum status status = STATUS_DONE;
	for (size_t i = 0; status == STATUS_DONE && i < 2 && sandbox->writable[i]; i++)
		status = allow(ruleset, sandbox->writable[i], ACCESS_WRITE & handled);
	for (size_t i = 0; status == STATUS_DONE && i < sizeof system_files / sizeof *system_files; i++)
		status = allow(ruleset, system_files[i], ACCESS_READ);
	for (size_t i = 0; status == STATUS_DONE && i < sandbox->readable_count; i++)
		if (sandbox->readable[i])
			status = allow(ruleset, sandbox->readable[i], ACCESS_READ);
	return status;
}

static enum status
restrict_files(const struct sandbox *sandbox)
{
	uint64_t handled;
	long abi = syscall(SYS_landlock_create_ruleset, NULL, 0, LANDLOCK_CREATE_RULESET_VERSION);
	if (abi < 1) {
		status_report("sandbox: this kernel has no Landlock (%s); files are guarded by their modes "
		    "and the unit only", strerror(errno));
		return STATUS_DONE;
	}
	int ruleset = make_ruleset((int)abi, &handled);
	if (ruleset < 0)
		return failed("landlock_create_ruleset", sandbox->writable[0]);
	enum status status = allow_files(ruleset, handled, sandbox);
	if (status == STATUS_DONE && syscall(SYS_landlock_restrict_self, ruleset, 0))
		status = failed("landlock_restrict_self", sandbox->writable[0]);
	close(ruleset);
	return status;
}

/* ----------------------------------------------------------------- seccomp -- */

/* Memory, threads, time, files, and a client's side of sockets. What is not here does not exist
 * (ENOSYS), so that libraries take their older ways. */
static const int allowed_calls[] = {
	SCMP_SYS(brk), SCMP_SYS(madvise), SCMP_SYS(mmap), SCMP_SYS(mmap2), SCMP_SYS(mprotect), SCMP_SYS(mremap),
	SCMP_SYS(msync), SCMP_SYS(munmap), SCMP_SYS(mincore),
	SCMP_SYS(exit), SCMP_SYS(exit_group), SCMP_SYS(futex), SCMP_SYS(futex_time64), SCMP_SYS(gettid),
	SCMP_SYS(getpid), SCMP_SYS(getppid), SCMP_SYS(membarrier), SCMP_SYS(restart_syscall), SCMP_SYS(rseq),
	SCMP_SYS(sched_getaffinity), SCMP_SYS(sched_yield), SCMP_SYS(set_robust_list), SCMP_SYS(set_tid_address),
	SCMP_SYS(rt_sigaction), SCMP_SYS(rt_sigprocmask), SCMP_SYS(rt_sigreturn), SCMP_SYS(sigreturn),
	SCMP_SYS(sigaltstack), SCMP_SYS(tgkill), SCMP_SYS(alarm), SCMP_SYS(setitimer),
	SCMP_SYS(clock_getres), SCMP_SYS(clock_gettime), SCMP_SYS(clock_gettime64), SCMP_SYS(clock_nanosleep),
	SCMP_SYS(clock_nanosleep_time64), SCMP_SYS(gettimeofday), SCMP_SYS(nanosleep), SCMP_SYS(time),
	SCMP_SYS(getegid), SCMP_SYS(getegid32), SCMP_SYS(geteuid), SCMP_SYS(geteuid32), SCMP_SYS(getgid),
	SCMP_SYS(getgid32), SCMP_SYS(getuid), SCMP_SYS(getuid32), SCMP_SYS(getrandom), SCMP_SYS(getrlimit),
	SCMP_SYS(getrusage), SCMP_SYS(sysinfo), SCMP_SYS(uname), SCMP_SYS(ugetrlimit),
	SCMP_SYS(access), SCMP_SYS(close), SCMP_SYS(close_range), SCMP_SYS(dup), SCMP_SYS(dup2), SCMP_SYS(dup3),
	SCMP_SYS(faccessat), SCMP_SYS(faccessat2), SCMP_SYS(fadvise64), SCMP_SYS(fallocate), SCMP_SYS(fchmod),
	SCMP_SYS(fcntl), SCMP_SYS(fcntl64), SCMP_SYS(fdatasync), SCMP_SYS(flock), SCMP_SYS(fstat),
	SCMP_SYS(fstat64), SCMP_SYS(fstatat64), SCMP_SYS(fstatfs), SCMP_SYS(fstatfs64), SCMP_SYS(fsync),
	SCMP_SYS(ftruncate), SCMP_SYS(ftruncate64), SCMP_SYS(getcwd), SCMP_SYS(getdents), SCMP_SYS(getdents64),
	SCMP_SYS(_llseek), SCMP_SYS(lseek), SCMP_SYS(lstat), SCMP_SYS(lstat64), SCMP_SYS(mkdir),
	SCMP_SYS(mkdirat), SCMP_SYS(newfstatat), SCMP_SYS(open), SCMP_SYS(openat), SCMP_SYS(pread64),
	SCMP_SYS(preadv), SCMP_SYS(pwrite64), SCMP_SYS(pwritev), SCMP_SYS(read), SCMP_SYS(readlink),
	SCMP_SYS(readlinkat), SCMP_SYS(readv), SCMP_SYS(rename), SCMP_SYS(renameat), SCMP_SYS(renameat2),
	SCMP_SYS(rmdir), SCMP_SYS(stat), SCMP_SYS(stat64), SCMP_SYS(statfs), SCMP_SYS(statfs64), SCMP_SYS(statx),
	SCMP_SYS(symlink), SCMP_SYS(symlinkat), SCMP_SYS(unlink), SCMP_SYS(unlinkat), SCMP_SYS(umask),
	SCMP_SYS(utimensat), SCMP_SYS(write), SCMP_SYS(writev),
	SCMP_SYS(_newselect), SCMP_SYS(connect), SCMP_SYS(epoll_create1), SCMP_SYS(epoll_ctl),
	SCMP_SYS(epoll_pwait), SCMP_SYS(epoll_wait), SCMP_SYS(eventfd2), SCMP_SYS(getpeername),
	SCMP_SYS(getsockname), SCMP_SYS(getsockopt), SCMP_SYS(pipe), SCMP_SYS(pipe2), SCMP_SYS(poll),
	SCMP_SYS(ppoll), SCMP_SYS(ppoll_time64), SCMP_SYS(pselect6), SCMP_SYS(pselect6_time64),
	SCMP_SYS(recv), SCMP_SYS(recvfrom), SCMP_SYS(recvmmsg), SCMP_SYS(recvmsg), SCMP_SYS(select),
	SCMP_SYS(send), SCMP_SYS(sendmmsg), SCMP_SYS(sendmsg), SCMP_SYS(sendto), SCMP_SYS(setsockopt),
	SCMP_SYS(shutdown), SCMP_SYS(socketpair),
};

/* Refused by name, so that an attempt is an ordinary error for whoever makes it. */
static const int denied_calls[] = {
	SCMP_SYS(accept), SCMP_SYS(accept4), SCMP_SYS(bind), SCMP_SYS(execve), SCMP_SYS(execveat), SCMP_SYS(fork),
	SCMP_SYS(kill), SCMP_SYS(link), SCMP_SYS(linkat), SCMP_SYS(listen), SCMP_SYS(mknod), SCMP_SYS(mknodat),
	SCMP_SYS(ptrace), SCMP_SYS(vfork),
};

static int
allow_call(scmp_filter_ctx filter, int call)
{
	int result = seccomp_rule_add(filter, SCMP_ACT_ALLOW, call, 0);
	return result == -EDOM ? 0 : result; /* not a call of this machine */
}

enum { SOCKET_TYPE_MASK = 0xf }; /* without SOCK_CLOEXEC, SOCK_NONBLOCK */

/* Threads, but no processes; clone3 hides its flags in memory and so is left out. */
static int
allow_threads(scmp_filter_ctx filter)
{
	return seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(clone), 1,
	    SCMP_A0(SCMP_CMP_MASKED_EQ, CLONE_THREAD, CLONE_THREAD));
}

/* Streams and datagrams of the internet; every other family is one that this machine does not have. */
static int
allow_sockets(scmp_filter_ctx filter)
{
	static const unsigned families[] = {AF_INET, AF_INET6}, types[] = {SOCK_STREAM, SOCK_DGRAM};
	static const unsigned others[] = {AF_UNIX, AF_NETLINK, AF_PACKET, AF_VSOCK};
	int result = 0;
	for (size_t i = 0; !result && i < 4; i++)
		result = seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(socket), 2,
		    SCMP_A0(SCMP_CMP_EQ, families[i % 2], 0),
		    SCMP_A1(SCMP_CMP_MASKED_EQ, SOCKET_TYPE_MASK, types[i / 2]));
	for (size_t i = 0; !result && i < sizeof others / sizeof *others; i++)
		result = seccomp_rule_add(filter, SCMP_ACT_ERRNO(EAFNOSUPPORT), SCMP_SYS(socket), 1,
		    SCMP_A0(SCMP_CMP_EQ, others[i], 0));
	return result;
}

static int
allow_terminal(scmp_filter_ctx filter)
{
	static const unsigned long requests[] = {TCGETS, TIOCGWINSZ, FIONREAD, FIONBIO};
	int result = 0;
	for (size_t i = 0; !result && i < sizeof requests / sizeof *requests; i++)
		result = seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(ioctl), 1,
		    SCMP_A1(SCMP_CMP_EQ, requests[i], 0));
	return result;
}

static int
fill_filter(scmp_filter_ctx filter)
{
	int result = allow_threads(filter);
	if (!result)
		result = allow_sockets(filter);
	if (!result)
		result = allow_terminal(filter);
	for (size_t i = 0; !result && i < sizeof allowed_calls / sizeof *allowed_calls; i++)
		result = allow_call(filter, allowed_calls[i]);
	for (size_t i = 0; !result && i < sizeof denied_calls / sizeof *denied_calls; i++) {
		result = seccomp_rule_add(filter, SCMP_ACT_ERRNO(EPERM), denied_calls[i], 0);
		result = result == -EDOM ? 0 : result;
	}
	return result;
}

static enum status
restrict_calls(void)
{
	scmp_filter_ctx filter = seccomp_init(SCMP_ACT_ERRNO(ENOSYS));
	int result = filter ? fill_filter(filter) : -ENOMEM;
	enum status status = STATUS_DONE;
	if (result) {
		errno = -result;
		status = failed("seccomp", "rules");
	} else if ((result = seccomp_load(filter))) {
		status_report("sandbox: this kernel takes no seccomp filter (%s); every system call stays "
		    "possible", strerror(-result));
	}
	seccomp_release(filter);
	return status;
}

enum status
sandbox_enter(const struct sandbox *sandbox)
{
	if (SANITISED)
		return STATUS_DONE;
	if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0))
		return failed("prctl", "no_new_privs");
	enum status status = restrict_files(sandbox);
	return status == STATUS_DONE ? restrict_calls() : status;
}
