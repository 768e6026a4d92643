/* "Did you mean ...?" */
#ifndef NEAREST_H
#define NEAREST_H

#include <stddef.h>

struct nearest {
	const char *word, *best; /* best: NULL while nothing is near enough */
	size_t distance;
};

struct nearest nearest_to(const char *word);
/* Offers one more candidate, which must live as long as the result. */
void nearest_offer(struct nearest *, const char *candidate);

#endif
