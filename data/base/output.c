#include "data/output.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <unistd.h>

void
output_begin(void)
{
	/* Open for the wrong thing, so that using it fails as it would have. */
	static const int wrong[] = {O_WRONLY, O_RDONLY, O_RDONLY};
	for (int fd = STDIN_FILENO; fd <= STDERR_FILENO; fd++)
		if (fcntl(fd, F_GETFD) < 0)
			open("/dev/null", wrong[fd]); /* takes the lowest number */
	signal(SIGXFSZ, SIG_IGN);
}

bool
output_end(void)
{
	errno = 0;
	bool good = !ferror(stdout);
	if (fflush(stdout))
		good = false;
	int error = errno;
	if (fclose(stdout)) {
		good = false;
		error = error ? error : errno;
	}
	errno = error;
	return good;
}
