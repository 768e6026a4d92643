#include "collate.h"

#include <stdlib.h>
#include <string.h>
#include <unicode/ucol.h>
#include <unicode/ustring.h>

struct collator *
collate_open(const char *lang)
{
	UErrorCode error = U_ZERO_ERROR;
	UCollator *collator = ucol_open(lang, &error);
	if (U_FAILURE(error)) {
		status_report("%s: no alphabetical order: %s", lang, u_errorName(error));
		return NULL;
	}
	ucol_setStrength(collator, UCOL_TERTIARY);
	return (struct collator *)collator;
}

void
collate_close(struct collator *collator)
{
	if (collator)
		ucol_close((UCollator *)collator);
}

const struct blob *
collate_key(const struct collator *collator, struct arena *arena, const char *string)
{
	const UCollator *icu = (const UCollator *)collator;
	UErrorCode error = U_ZERO_ERROR;
	int32_t length, room = (int32_t)strlen(string) + 1;
	UChar *wide = calloc((size_t)room, sizeof *wide);
	if (!wide)
		abort();
	u_strFromUTF8(wide, room, &length, string, -1, &error);
	int32_t size = ucol_getSortKey(icu, wide, length, NULL, 0);
	if (U_FAILURE(error) || size < 1)
		abort();
	struct blob *key = arena_alloc(arena, sizeof *key + (size_t)size);
	ucol_getSortKey(icu, wide, length, key->bytes, size);
	key->size = (size_t)size - 1; /* without the NUL at its end */
	free(wide);
	return key;
}
