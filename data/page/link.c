#include "data/link.h"

#include <string.h>

/* The word of each kind, and how many ids go with it. */
static const struct {
	const char *word;
	size_t least, most;
} kinds[LINK_KINDS] = {
	[LINK_START] = {"start", 0, 0},
	[LINK_LIFE_EVENT] = {"life-event", 1, 1},
	[LINK_SERVICE] = {"service", 1, 2},
	[LINK_LAW] = {"law", 1, 1},
	[LINK_DOCUMENT] = {"document", 1, 1},
	[LINK_LETTER] = {"letter", 1, 1},
	[LINK_OFFICE] = {"office", 1, 1},
	[LINK_OFFICES] = {"offices", 1, 1},
	[LINK_TERM] = {"term", 1, LINK_MAX_IDS},
	[LINK_GLOSSARY] = {"glossary", 0, 0},
	[LINK_QUESTIONS] = {"questions", 0, 2},
	[LINK_QUESTION] = {"question", 1, 3},
	[LINK_VERDICT] = {"verdict", 0, 2},
	[LINK_PHOTO] = {"photo", 0, 2},
	[LINK_PRINT] = {"print", 0, 2},
	[LINK_SLIP] = {"slip", 0, 2},
	[LINK_FINISH] = {"finish", 0, 0},
	[LINK_PRIVACY] = {"privacy", 0, 0},
	[LINK_PAPERS] = {"papers", 0, 2},
	[LINK_UNNEEDED] = {"unneeded", 0, 2},
	[LINK_ERRANDS] = {"errands", 0, 0},
	[LINK_BUNDLE] = {"bundle", 2, 2},
	[LINK_TAKE] = {"take", 2, 2},
	[LINK_ANOTHER] = {"another", 1, 1},
	[LINK_MATTER] = {"matter", 1, 1},
	[LINK_AZ] = {"az", 0, 0},
	[LINK_SEARCH] = {"search", 0, 0},
	[LINK_LANGUAGE] = {"language", 0, 0},
	[LINK_HELP] = {"help", 0, 0},
	[LINK_NOTICE] = {"notice", 0, 0},
	[LINK_IDLE] = {"idle", 0, 0},
	[LINK_STAFF] = {"staff", 0, 0},
	[LINK_TELL] = {"tell", 0, 1},
	[LINK_DESK] = {"desk", 1, 2},
	[LINK_SENT_BACK] = {"sent-back", 1, 2},
	[LINK_CHANGES] = {"changes", 0, 0},
	[LINK_CALL] = {"call", 0, 0},
};

int64_t
link_id(const struct link *link, size_t at)
{
	return at ? link->more[at - 1] : link->id;
}

size_t
link_id_count(const struct link *link)
{
	size_t count = 0;
	while (count < LINK_MAX_IDS && link_id(link, count))
		count++;
	return count;
}

bool
link_add(struct link *link, int64_t id)
{
	size_t count = link_id_count(link);
	if (count == LINK_MAX_IDS)
		return false;
	*(count ? &link->more[count - 1] : &link->id) = id;
	return true;
}

static bool
has_right_ids(const struct link *link)
{
	size_t count = link_id_count(link);
	for (size_t i = 0; i < count; i++)
		if (link_id(link, i) < 0)
			return false;
	return count >= kinds[link->kind].least && count <= kinds[link->kind].most;
}

const char *
link_write(struct arena *arena, const struct link *link)
{
	const char *written = kinds[link->kind].word;
	size_t count = link_id_count(link);
	if (!written || !has_right_ids(link))
		return NULL;
	for (size_t i = 0; i < count; i++)
		written = arena_printf(arena, "%s%c%lld", written, i ? ',' : ':', (long long)link_id(link, i));
	return written;
}

static enum link_kind
kind_of(const char *word, size_t size)
{
	for (enum link_kind kind = 0; kind < LINK_KINDS; kind++)
		if (kinds[kind].word && strlen(kinds[kind].word) == size && !memcmp(kinds[kind].word, word, size))
			return kind;
	return LINK_NONE;
}

/* Digits without a 0 before them; 0: not an id. */
static int64_t
read_id(const char *digits, const char **end)
{
	int64_t id = 0;
	for (; *digits >= (id ? '0' : '1') && *digits <= '9'; digits++) {
		int digit = *digits - '0';
		if (id > (INT64_MAX - digit) / 10)
			return 0;
		id = id * 10 + digit;
	}
	*end = digits;
	return id;
}

bool
link_read(const char *words, struct link *out)
{
	size_t size = strcspn(words, ":");
	struct link link = {.kind = kind_of(words, size)};
	const char *at = words + size;
	for (char before = ':'; *at == before; before = ',') {
		int64_t id = read_id(at + 1, &at);
		if (!id || !link_add(&link, id))
			return false;
	}
	if (*at || link.kind == LINK_NONE || !has_right_ids(&link))
		return false;
	*out = link;
	return true;
}
