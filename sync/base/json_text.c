#include "sync/base/json_text.h"

#include <stdlib.h>
#include <string.h>

json_t *
json_text(const char *text)
{
	json_t *value = json_string(text);
	char *clean = value ? NULL : strdup(text);
	if (!value && !clean)
		abort();
	for (char *c = clean; c && *c; c++)
		if ((unsigned char)*c >= 0x80)
			*c = '?';
	if (clean)
		value = json_string(clean);
	free(clean);
	return value;
}
