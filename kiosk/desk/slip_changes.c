#include "kiosk/desk/slip_changes.h"

#include <dirent.h>
#include <libgen.h>
#include <stdlib.h>
#include <string.h>

#include "data/catalogue.h"

/* ------------------------------------------------------------------ papers -- */

static bool
is_asked_for(const struct need_line *line)
{
	return !line->seen && line->truth != TRUTH_NO;
}

/* How a paper is asked for, besides which it is. */
static bool
same_way(const struct paper *a, const struct paper *b)
{
	return a->form == b->form && a->handling == b->handling && a->count == b->count && a->max_age == b->max_age &&
	    a->age_unit == b->age_unit;
}

/* Whether both are the same papers of the same people, in the same choice; and then asked for in the same way. */
static bool
same_papers(const struct need_line *a, const struct need_line *b, bool *same)
{
	*same = true;
	if (a->set_count != b->set_count)
		return false;
	for (size_t s = 0; s < a->set_count; s++) {
		if (a->sets[s].count != b->sets[s].count)
			return false;
		for (size_t n = 0; n < a->sets[s].count; n++) {
			const struct paper *one = a->sets[s].needs[n].paper, *two = b->sets[s].needs[n].paper;
			if (one->document_number != two->document_number || one->whose_number != two->whose_number)
				return false;
			*same &= same_way(one, two);
		}
	}
	return true;
}

/* The line with the same papers; NULL: none. */
static const struct need_line *
find(const struct papers *papers, const struct need_line *line, bool *same)
{
	for (size_t i = 0; i < papers->count; i++)
		if (is_asked_for(&papers->lines[i]) && same_papers(&papers->lines[i], line, same))
			return &papers->lines[i];
	return NULL;
}

static void
add(struct slip_changes *out, int what, const struct need_line *line)
{
	out->papers[out->paper_count].what = what;
	out->papers[out->paper_count++].line = line;
}

void
slip_changes_between(struct arena *arena, const struct guidance *before, const struct guidance *now, struct slip_changes *out)
{
	const struct papers *then = &before->papers, *new = &now->papers;
	bool same;
	*out = (struct slip_changes){.papers = arena_array(arena, then->count + new->count, sizeof *out->papers)};
	for (size_t i = 0; i < new->count; i++) {
		const struct need_line *line = &new->lines[i];
		const struct need_line *other = is_asked_for(line) ? find(then, line, &same) : NULL;
		if (is_asked_for(line) && !other)
			add(out, PAPER_NEW, line);
		else if (other && other->truth != line->truth)
			add(out, line->truth == TRUTH_YES ? PAPER_NOW_SURE : PAPER_NOW_OPEN, line);
		else if (other && !same)
			add(out, PAPER_OTHERWISE, line);
	}
	for (size_t i = 0; i < then->count; i++)
		if (is_asked_for(&then->lines[i]) && !find(new, &then->lines[i], &same))
			add(out, PAPER_GONE, &then->lines[i]);
	out->fees = before->fees.least != now->fees.least || before->fees.most != now->fees.most ||
	    before->fees.complete != now->fees.complete;
}

/* ---------------------------------------------------------------- releases -- */

static bool
begins_so(const struct catalogue *catalogue, uint32_t content)
{
	char start[6 + 1] = "";
	strncpy(start, catalogue_content_id(catalogue), 6);
	return strtoul(start, NULL, 16) == content;
}

/* STATUS_ABSENT: another, or none. */
static enum status
try_release(const char *path, uint32_t content, struct catalogue **out)
{
	struct catalogue *catalogue;
	if (catalogue_open(&catalogue, path) != STATUS_DONE)
		return STATUS_ABSENT;
	if (begins_so(catalogue, content)) {
		*out = catalogue;
		return STATUS_DONE;
	}
	catalogue_close(catalogue);
	return STATUS_ABSENT;
}

/* ".../releases" of ".../releases/12/catalogue.db"; NULL: it is in no store. */
static const char *
releases_of(struct arena *arena, const char *path)
{
	const char *folder = dirname(dirname(arena_strdup(arena, path)));
	return !strcmp(basename(arena_strdup(arena, folder)), "releases") ? folder : NULL;
}

enum status
slip_changes_find_release(const struct catalogue *now, uint32_t content, struct catalogue **out)
{
	enum { MOST_RELEASES = 64 };
	struct arena arena = {0};
	const char *folder = releases_of(&arena, catalogue_path(now));
	DIR *releases = folder ? opendir(folder) : NULL;
	enum status status = STATUS_ABSENT;
	const struct dirent *entry;
	for (int i = 0; releases && status != STATUS_DONE && i < MOST_RELEASES && (entry = readdir(releases)); i++) {
		const char *path = arena_printf(&arena, "%s/%s/catalogue.db", folder, entry->d_name);
		if (entry->d_name[0] != '.' && strcmp(path, catalogue_path(now)) != 0)
			status = try_release(path, content, out);
	}
	if (releases)
		closedir(releases);
	arena_free(&arena);
	return status;
}
