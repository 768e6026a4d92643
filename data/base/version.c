#include "data/version.h"

#include <stdio.h>
#include <stdlib.h>

#include "data/status.h"

const char version_number[] = VERSION;
const char version_day[] = BUILD_DATE;

int
version_print(const char *program, unsigned schema)
{
	printf("%s %s, catalogue schema %u\n", program, version_number, schema);
	return status_of_output(EXIT_SUCCESS);
}
