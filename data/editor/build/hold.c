#include "data/editor/build/hold.h"

#include <pthread.h>
#include <stddef.h>

static const int ends[] = {SIGINT, SIGTERM, SIGHUP, SIGQUIT};
enum { ENDS = sizeof ends / sizeof *ends };

void
hold_begin(struct hold *hold)
{
	sigset_t set;
	sigemptyset(&set);
	for (size_t i = 0; i < ENDS; i++)
		sigaddset(&set, ends[i]);
	pthread_sigmask(SIG_BLOCK, &set, &hold->before);
}

bool
hold_is_asked(void)
{
	sigset_t waiting;
	sigpending(&waiting);
	for (size_t i = 0; i < ENDS; i++)
		if (sigismember(&waiting, ends[i]))
			return true;
	return false;
}

void
hold_end(const struct hold *hold)
{
	pthread_sigmask(SIG_SETMASK, &hold->before, NULL);
}
