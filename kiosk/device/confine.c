#include "kiosk/device/confine.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/kd.h>
#include <linux/landlock.h>
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
failed(const char *call, const char *about, int error)
{
	status_report("confine: %s: %s: %s", call, about, strerror(error));
	return STATUS_IO;
}

/* ---------------------------------------------------------------- Landlock -- */

/* Debian 12's header describes version 1; these came later. */
enum {
	ABI_REFER = 2, ABI_TRUNCATE = 3,
	ACCESS_REFER = 1 << 13,
	ACCESS_TRUNCATE = 1 << 14,
	CHANGES = LANDLOCK_ACCESS_FS_WRITE_FILE | LANDLOCK_ACCESS_FS_REMOVE_DIR | LANDLOCK_ACCESS_FS_REMOVE_FILE |
	    LANDLOCK_ACCESS_FS_MAKE_CHAR | LANDLOCK_ACCESS_FS_MAKE_DIR | LANDLOCK_ACCESS_FS_MAKE_REG |
	    LANDLOCK_ACCESS_FS_MAKE_SOCK | LANDLOCK_ACCESS_FS_MAKE_FIFO | LANDLOCK_ACCESS_FS_MAKE_BLOCK |
	    LANDLOCK_ACCESS_FS_MAKE_SYM,
	OWN_CHANGES = CHANGES & ~(LANDLOCK_ACCESS_FS_MAKE_CHAR | LANDLOCK_ACCESS_FS_MAKE_BLOCK),
};

/* What does not exist cannot be written. */
static enum status
allow_writing(int ruleset, const char *path, uint64_t access)
{
	struct stat found;
	int fd = open(path, O_PATH | O_CLOEXEC);
	if (fd < 0)
		return STATUS_DONE;
	if (!fstat(fd, &found) && !S_ISDIR(found.st_mode))
		access &= LANDLOCK_ACCESS_FS_WRITE_FILE | ACCESS_TRUNCATE;
	struct landlock_path_beneath_attr rule = {.allowed_access = access, .parent_fd = fd};
	long result = syscall(SYS_landlock_add_rule, ruleset, LANDLOCK_RULE_PATH_BENEATH, &rule, 0);
	int error = errno;
	close(fd);
	return result ? failed("landlock_add_rule", path, error) : STATUS_DONE;
}

static enum status
restrict_files(const struct confine *confine)
{
	long abi = syscall(SYS_landlock_create_ruleset, NULL, 0, LANDLOCK_CREATE_RULESET_VERSION);
	if (abi < 1) {
		status_report("confine: this kernel has no Landlock (%s); files are guarded by their modes and the unit only",
		    strerror(errno));
		return STATUS_DONE;
	}
	uint64_t later = (abi >= ABI_REFER ? ACCESS_REFER : 0) | (abi >= ABI_TRUNCATE ? ACCESS_TRUNCATE : 0);
	struct landlock_ruleset_attr rules = {.handled_access_fs = CHANGES | LANDLOCK_ACCESS_FS_EXECUTE | later};
	int ruleset = (int)syscall(SYS_landlock_create_ruleset, &rules, sizeof rules, 0);
	if (ruleset < 0)
		return failed("landlock_create_ruleset", "files", errno);
	enum status status = STATUS_DONE;
	for (size_t i = 0; status == STATUS_DONE && i < confine->writable_count; i++)
		if (confine->writable[i])
			status = allow_writing(ruleset, confine->writable[i], OWN_CHANGES | later);
	if (status == STATUS_DONE && syscall(SYS_landlock_restrict_self, ruleset, 0))
		status = failed("landlock_restrict_self", "files", errno);
	close(ruleset);
	return status;
}

/* ----------------------------------------------------------------- seccomp -- */

/* Memory, time, signals to itself, files, the terminal, and sockets that are there. */
static const int allowed_calls[] = {
	SCMP_SYS(brk), SCMP_SYS(madvise), SCMP_SYS(mmap), SCMP_SYS(mmap2), SCMP_SYS(mprotect), SCMP_SYS(mremap),
	SCMP_SYS(msync), SCMP_SYS(munmap),
	SCMP_SYS(exit), SCMP_SYS(exit_group), SCMP_SYS(futex), SCMP_SYS(futex_time64), SCMP_SYS(gettid), SCMP_SYS(getpid),
	SCMP_SYS(getppid), SCMP_SYS(getpgrp), SCMP_SYS(membarrier), SCMP_SYS(restart_syscall), SCMP_SYS(rseq),
	SCMP_SYS(sched_yield), SCMP_SYS(set_robust_list),
	SCMP_SYS(rt_sigaction), SCMP_SYS(rt_sigprocmask), SCMP_SYS(rt_sigreturn), SCMP_SYS(sigreturn),
	SCMP_SYS(sigaltstack), SCMP_SYS(setitimer),
	SCMP_SYS(clock_getres), SCMP_SYS(clock_gettime), SCMP_SYS(clock_gettime64), SCMP_SYS(clock_nanosleep),
	SCMP_SYS(clock_nanosleep_time64), SCMP_SYS(gettimeofday), SCMP_SYS(nanosleep), SCMP_SYS(time),
	SCMP_SYS(getegid), SCMP_SYS(getegid32), SCMP_SYS(geteuid), SCMP_SYS(geteuid32), SCMP_SYS(getgid),
	SCMP_SYS(getgid32), SCMP_SYS(getuid), SCMP_SYS(getuid32), SCMP_SYS(getrandom), SCMP_SYS(getrlimit),
	SCMP_SYS(getrusage), SCMP_SYS(sysinfo), SCMP_SYS(uname), SCMP_SYS(ugetrlimit),
	SCMP_SYS(access), SCMP_SYS(chmod), SCMP_SYS(close), SCMP_SYS(close_range), SCMP_SYS(dup), SCMP_SYS(dup2),
	SCMP_SYS(dup3), SCMP_SYS(faccessat), SCMP_SYS(faccessat2), SCMP_SYS(fadvise64), SCMP_SYS(fallocate),
	SCMP_SYS(fchmod), SCMP_SYS(fcntl), SCMP_SYS(fcntl64), SCMP_SYS(fdatasync), SCMP_SYS(flock), SCMP_SYS(fstat),
	SCMP_SYS(fstat64), SCMP_SYS(fstatat64), SCMP_SYS(fstatfs), SCMP_SYS(fstatfs64), SCMP_SYS(fsync),
	SCMP_SYS(ftruncate), SCMP_SYS(ftruncate64), SCMP_SYS(getcwd), SCMP_SYS(getdents), SCMP_SYS(getdents64),
	SCMP_SYS(_llseek), SCMP_SYS(lseek), SCMP_SYS(lstat), SCMP_SYS(lstat64), SCMP_SYS(mkdir), SCMP_SYS(mkdirat),
	SCMP_SYS(newfstatat), SCMP_SYS(open), SCMP_SYS(openat), SCMP_SYS(pread64), SCMP_SYS(preadv),
	SCMP_SYS(pwrite64), SCMP_SYS(pwritev), SCMP_SYS(read), SCMP_SYS(readlink), SCMP_SYS(readlinkat),
	SCMP_SYS(readv), SCMP_SYS(rename), SCMP_SYS(renameat), SCMP_SYS(renameat2), SCMP_SYS(rmdir), SCMP_SYS(stat),
	SCMP_SYS(stat64), SCMP_SYS(statfs), SCMP_SYS(statfs64), SCMP_SYS(statx), SCMP_SYS(umask), SCMP_SYS(unlink),
	SCMP_SYS(unlinkat), SCMP_SYS(write), SCMP_SYS(writev),
	SCMP_SYS(_newselect), SCMP_SYS(epoll_create1), SCMP_SYS(epoll_ctl), SCMP_SYS(epoll_pwait), SCMP_SYS(epoll_wait),
	SCMP_SYS(eventfd2), SCMP_SYS(pipe), SCMP_SYS(pipe2), SCMP_SYS(poll), SCMP_SYS(ppoll), SCMP_SYS(ppoll_time64),
	SCMP_SYS(pselect6), SCMP_SYS(pselect6_time64), SCMP_SYS(select),
	SCMP_SYS(connect), SCMP_SYS(getpeername), SCMP_SYS(getsockname), SCMP_SYS(getsockopt), SCMP_SYS(recv),
	SCMP_SYS(recvfrom), SCMP_SYS(recvmsg), SCMP_SYS(send), SCMP_SYS(sendmsg), SCMP_SYS(sendto),
	SCMP_SYS(setsockopt), SCMP_SYS(shutdown),
};

static int
add_all(scmp_filter_ctx filter, const int *calls, size_t count)
{
	int result = 0;
	for (size_t i = 0; !result && i < count; i++) {
		result = seccomp_rule_add(filter, SCMP_ACT_ALLOW, calls[i], 0);
		result = result == -EDOM ? 0 : result; /* not a call of this machine */
	}
	return result;
}

/* What curses asks of a terminal, and console.c of a font; not what types into a terminal or pastes. */
static int
allow_terminal(scmp_filter_ctx filter)
{
	static const unsigned long requests[] = {TCGETS, TCSETS, TCSETSW, TCSETSF, TCFLSH, TCSBRK, TIOCGWINSZ, TIOCGDEV,
	    TIOCGPGRP, TIOCOUTQ, FIONREAD, FIONBIO, KDFONTOP, GIO_UNIMAP, KDGKBTYPE};
	int result = 0;
	for (size_t i = 0; !result && i < sizeof requests / sizeof *requests; i++)
		result = seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(ioctl), 1, SCMP_A1(SCMP_CMP_EQ, requests[i], 0));
	return result;
}

static int
allow_family(scmp_filter_ctx filter, bool wanted, unsigned family)
{
	return wanted ? seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(socket), 1, SCMP_A0(SCMP_CMP_EQ, family, 0)) : 0;
}

/* Signals to itself only: a crash ends by one. */
static int
allow_own_signals(scmp_filter_ctx filter)
{
	scmp_datum_t own = (scmp_datum_t)getpid();
	int result = seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(tgkill), 1, SCMP_A0(SCMP_CMP_EQ, own, 0));
	return result ? result : seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(kill), 1, SCMP_A0(SCMP_CMP_EQ, own, 0));
}

static int
fill_filter(scmp_filter_ctx filter, const struct confine *confine)
{
	int result = add_all(filter, allowed_calls, sizeof allowed_calls / sizeof *allowed_calls);
	if (!result)
		result = allow_own_signals(filter);
	if (!result)
		result = allow_terminal(filter);
	if (!result)
		result = allow_family(filter, confine->local_sockets, AF_UNIX);
	if (!result)
		result = allow_family(filter, confine->internet_sockets, AF_INET);
	if (!result)
		result = allow_family(filter, confine->internet_sockets, AF_INET6);
	return result;
}

static enum status
restrict_calls(const struct confine *confine)
{
	scmp_filter_ctx filter = seccomp_init(SCMP_ACT_ERRNO(EPERM));
	int result = filter ? fill_filter(filter, confine) : -ENOMEM;
	enum status status = STATUS_DONE;
	if (result)
		status = failed("seccomp", "rules", -result);
	else if ((result = seccomp_load(filter)))
		status_report("confine: this kernel takes no seccomp filter (%s); every system call stays possible",
		    strerror(-result));
	seccomp_release(filter);
	return status;
}

enum status
confine_enter(const struct confine *confine)
{
	if (SANITISED)
		return STATUS_DONE;
	if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0))
		return failed("prctl", "no_new_privs", errno);
	enum status status = restrict_files(confine);
	return status == STATUS_DONE ? restrict_calls(confine) : status;
}
