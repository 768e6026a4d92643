#include "tests/bench/process.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static double
seconds_now(void)
{
	struct timespec time;
	clock_gettime(CLOCK_MONOTONIC, &time);
	return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

/* stdout goes to `output`. */
static pid_t
start(char *const argv[], int output)
{
	pid_t pid = fork();
	if (pid != 0)
		return pid;
	if (output < 0 || dup2(output, STDOUT_FILENO) < 0)
		_exit(127);
	execvp(argv[0], argv);
	_exit(127);
}

bool
process_run(char *const argv[], struct process_cost *cost)
{
	int nothing = open("/dev/null", O_WRONLY | O_CLOEXEC), status;
	struct rusage usage;
	double begin = seconds_now();
	pid_t pid = start(argv, nothing);
	close(nothing);
	if (pid < 0 || wait4(pid, &status, 0, &usage) != pid)
		return false;
	cost->seconds = seconds_now() - begin;
	cost->peak_megabytes = (double)usage.ru_maxrss / 1024;
	return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

static char *
read_all(int fd)
{
	size_t size = 0, room = 1 << 16;
	char *text = malloc(room);
	for (ssize_t got = 1; text && got > 0; size += (size_t)got) {
		if (room - size < 4096)
			text = realloc(text, room *= 2);
		if (!text || (got = read(fd, text + size, room - size - 1)) < 0)
			abort();
	}
	if (!text)
		abort();
	text[size] = '\0';
	return text;
}

char *
process_output(char *const argv[])
{
	int ends[2], status;
	if (pipe2(ends, O_CLOEXEC) != 0)
		return NULL;
	pid_t pid = start(argv, ends[1]);
	close(ends[1]);
	char *text = read_all(ends[0]);
	close(ends[0]);
	if (pid > 0 && waitpid(pid, &status, 0) == pid && WIFEXITED(status) && WEXITSTATUS(status) == 0)
		return text;
	free(text);
	return NULL;
}

bool
process_memory(pid_t pid, double *rss_megabytes, double *pss_megabytes)
{
	char path[64], line[256];
	long rss = -1, pss = -1;
	snprintf(path, sizeof path, "/proc/%d/smaps_rollup", (int)pid);
	FILE *file = fopen(path, "r");
	if (!file)
		return false;
	while (fgets(line, sizeof line, file)) {
		sscanf(line, "Rss: %ld", &rss);
		sscanf(line, "Pss: %ld", &pss);
	}
	fclose(file);
	*rss_megabytes = (double)rss / 1024;
	*pss_megabytes = (double)pss / 1024;
	return rss >= 0 && pss >= 0;
}

bool
process_exists(const char *name)
{
	if (strchr(name, '/'))
		return access(name, X_OK) == 0;
	char *path = strdup(getenv("PATH") ? getenv("PATH") : "/usr/bin:/bin"), *rest = path;
	bool found = false;
	for (char *folder; !found && (folder = strsep(&rest, ":"));) {
		char file[4096];
		snprintf(file, sizeof file, "%s/%s", folder, name);
		found = access(file, X_OK) == 0;
	}
	free(path);
	return found;
}
