/* A growing list of measured values and its percentiles. */
#ifndef SAMPLES_H
#define SAMPLES_H

#include <stddef.h>

struct samples {
	double *values;
	size_t count, room;
};

void samples_add(struct samples *, double value);
/* The smallest value that `percent` of all don't exceed (nearest rank); the list
 * is sorted by it. 0 when there are none. */
double samples_percentile(struct samples *, unsigned percent);
void samples_free(struct samples *);

#endif
