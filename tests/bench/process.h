/* Programs that run to their end, and the memory of those that don't. */
#ifndef PROCESS_H
#define PROCESS_H

#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

struct process_cost {
	double seconds;
	double peak_megabytes; /* ru_maxrss */
};

/* Runs argv[0], found in PATH, with its stdout thrown away. False when it did
 * not run or did not exit with 0. */
bool process_run(char *const argv[], struct process_cost *);
/* Its stdout as a string for the caller to free; NULL as above. */
char *process_output(char *const argv[]);
/* Resident and proportional set of a running process, from smaps_rollup. */
bool process_memory(pid_t, double *rss_megabytes, double *pss_megabytes);
/* True when there is such a program, in PATH unless the name has a slash. */
bool process_exists(const char *name);

#endif
