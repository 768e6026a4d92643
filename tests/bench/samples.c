#include "tests/bench/samples.h"

#include <stdlib.h>

void
samples_add(struct samples *samples, double value)
{
	if (samples->count == samples->room) {
		samples->room = samples->room ? samples->room * 2 : 64;
		samples->values = realloc(samples->values, samples->room * sizeof *samples->values);
		if (!samples->values)
			abort();
	}
	samples->values[samples->count++] = value;
}

static int
compare(const void *a, const void *b)
{
	double left = *(const double *)a, right = *(const double *)b;
	return (left > right) - (left < right);
}

double
samples_percentile(struct samples *samples, unsigned percent)
{
	if (samples->count == 0)
		return 0;
	qsort(samples->values, samples->count, sizeof *samples->values, compare);
	size_t rank = (samples->count * percent + 99) / 100;
	return samples->values[rank > 0 ? rank - 1 : 0];
}

void
samples_free(struct samples *samples)
{
	free(samples->values);
	*samples = (struct samples){0};
}
