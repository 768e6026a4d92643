#include "kiosk/screens/search_list.h"

#include <string.h>

/* Of the best score: what is fainter is left out. */
static const double FAINT = 0.2;
/* Bytes of a query from which one can say that nothing fits well. */
enum { TELLING = 4 };
/* Bytes of a short code, "OK03", as the catalogue's schema has it. */
enum { CODE_SIZE = sizeof "ABC123" };
/* Services and life situations come first unless others are so much better. */
static const double BEFORE_OTHERS = 1.5;

static void
add_words(struct search_list *listing, const char *words, int64_t value)
{
	listing->entries[listing->count++] = (struct hit_list_entry){.words = words, .value = value};
}

static double
best_of(const struct search_results *found, enum search_kind kind)
{
	return found->of[kind].count ? found->of[kind].items[0].score : 0;
}

/* The kinds in the order of their best results, services and life situations favoured. */
static void
order_kinds(const struct search_results *found, enum search_kind order[SEARCH_KINDS])
{
	double best[SEARCH_KINDS] = {0};
	for (enum search_kind kind = 0; kind < SEARCH_KINDS; kind++) {
		bool favoured = kind == SEARCH_SERVICE || kind == SEARCH_SITUATION;
		double score = best_of(found, kind) * (favoured ? BEFORE_OTHERS : 1);
		size_t at = kind;
		for (; at && best[at - 1] < score; at--) {
			best[at] = best[at - 1];
			order[at] = order[at - 1];
		}
		best[at] = score;
		order[at] = kind;
	}
}

/* Leaves out what goes together in other towns only, and life situations beyond a few. */
static void
keep_near(struct search_section *situations, const struct office *office)
{
	size_t count = 0;
	for (size_t i = 0; i < situations->count && count < SEARCH_LIST_SITUATIONS; i++) {
		const char *town = situations->items[i].town;
		if (!town || (office && office->city.text && !strcmp(town, office->city.text)))
			situations->items[count++] = situations->items[i];
	}
	situations->count = count;
}

static void
add_found(struct search_list *listing, const struct search_results *found)
{
	enum search_kind order[SEARCH_KINDS];
	double best = 0;
	order_kinds(found, order);
	for (enum search_kind kind = 0; kind < SEARCH_KINDS; kind++)
		if (best_of(found, kind) > best)
			best = best_of(found, kind);
	for (int i = 0; i < SEARCH_KINDS; i++) {
		const struct search_section *section = &found->of[order[i]];
		for (size_t j = 0; j < section->count && section->items[j].score >= best * FAINT; j++)
			listing->entries[listing->count++] = (struct hit_list_entry){
				.hit = &section->items[j], .kind = order[i], .words = section->items[j].name.text,
			};
	}
}

/* The life situations of the services found, each once. */
static void
add_near(struct search_list *listing, struct arena *arena, const struct ctx *ctx, const struct search_section *services)
{
	int start = listing->count;
	for (size_t i = 0; i < services->count && listing->count - start < SEARCH_LIST_NEAR; i++) {
		const struct search_hit *hit = &services->items[i];
		bool seen = !hit->life_event || !hit->context.text;
		for (int j = start; j < listing->count; j++)
			seen |= listing->entries[j].id == hit->life_event;
		if (seen)
			continue;
		add_words(listing, WORDS_FILL(arena, tr(ctx, W("Every matter of: {name}")), {"name", hit->context.text}),
		    SEARCH_LIST_LIFE);
		listing->entries[listing->count - 1].id = hit->life_event;
	}
}

static void
show_examples(struct search_list *listing, const struct ctx *ctx)
{
	listing->intro = tr(ctx, ctx->at_desk ? W("Scan or type the code of a list, or write what it is about. For example:")
	    : W("Write in your own words what happened or what you need. For example:"));
	add_words(listing, tr(ctx, W("my identity card has expired")), SEARCH_LIST_EXAMPLE);
	add_words(listing, tr(ctx, W("my mother has died")), SEARCH_LIST_EXAMPLE);
	add_words(listing, tr(ctx, W("we have moved")), SEARCH_LIST_EXAMPLE);
}

static void
show_nothing(struct search_list *listing, const struct ctx *ctx)
{
	listing->intro = tr(ctx, W("Sorry, we found nothing for this."));
	listing->outro = tr(ctx, W("Try other words, or ask a colleague at the desk."));
	add_words(listing, tr(ctx, W("All matters from A to Z")), SEARCH_LIST_AZ);
	add_words(listing, tr(ctx, W("Life situations")), SEARCH_LIST_HOME);
}

/* What was found fits badly: it is said, and shown beside where else to look. */
static void
show_weak(struct search_list *listing, struct arena *arena, const struct ctx *ctx, const struct search_results *found)
{
	listing->intro = tr(ctx, W("We did not find exactly this. Perhaps it is one of these:"));
	listing->outro = tr(ctx, W("Try other words, or ask a colleague at the desk."));
	if (listing->count > SEARCH_LIST_PERHAPS)
		listing->count = SEARCH_LIST_PERHAPS;
	add_near(listing, arena, ctx, &found->of[SEARCH_SERVICE]);
	add_words(listing, tr(ctx, W("All matters from A to Z")), SEARCH_LIST_AZ);
}

static void
show_rest(struct search_list *listing, const struct ctx *ctx)
{
	listing->intro = tr(ctx, W("The search is resting just now."));
	listing->outro = tr(ctx, W("Choose from the list, or ask a colleague at the desk."));
	add_words(listing, tr(ctx, W("All matters from A to Z")), SEARCH_LIST_AZ);
}

static void
show_found(struct search_list *listing, struct arena *arena, const struct ctx *ctx,
    const struct search_results *found)
{
	add_found(listing, found);
	listing->first = listing->count ? 0 : HIT_LIST_NONE;
	if (!listing->count && !found->telling)
		show_examples(listing, ctx);
	else if (!listing->count)
		show_nothing(listing, ctx);
	else if (found->weak && !found->nearest && strlen(ctx->visit->query.text) >= TELLING)
		show_weak(listing, arena, ctx, found);
	listing->nearest = found->nearest;
	if (!listing->nearest)
		return;
	memmove(listing->entries + 1, listing->entries, (size_t)listing->count++ * sizeof *listing->entries);
	listing->entries[0] = (struct hit_list_entry){.words = WORDS_FILL(arena,
		tr(ctx, W("Did you mean: {words}?")), {"words", found->nearest}), .value = SEARCH_LIST_NEAREST};
	listing->first += listing->first == 0 && listing->entries[1].hit;
}

static bool
is_blank(const char *words)
{
	return !words[strspn(words, " ")];
}

/* "ok 03" as codes are written; false: it cannot be one. */
static bool
read_code(const char *words, char code[CODE_SIZE])
{
	size_t size = 0;
	for (; *words; words++) {
		char c = *words >= 'a' && *words <= 'z' ? (char)(*words - 'a' + 'A') : *words;
		if (c == ' ')
			continue;
		if (!((c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9')) || size + 1 == CODE_SIZE)
			return false;
		code[size++] = c;
	}
	code[size] = 0;
	return size;
}

/* The matter whose code was typed is all that is listed. STATUS_ABSENT: no code. */
static enum status
show_coded(struct search_list *listing, struct arena *arena, const struct ctx *ctx)
{
	char code[CODE_SIZE];
	struct search_hit *hit = arena_alloc(arena, sizeof *hit);
	struct service service;
	if (!read_code(ctx->visit->query.text, code))
		return STATUS_ABSENT;
	enum status status = catalogue_by_code(ctx->catalogue, code, &hit->id);
	if (status == STATUS_DONE)
		status = catalogue_service(ctx->catalogue, arena, ctx->lang, hit->id, &service);
	if (status != STATUS_DONE)
		return status;
	hit->name = service.name;
	hit->found = service.code;
	listing->entries[listing->count++] = (struct hit_list_entry){
		.hit = hit, .kind = SEARCH_SERVICE, .words = service.name.text,
	};
	listing->first = 0;
	return STATUS_DONE;
}

enum status
search_list_load(struct search_list *listing, struct arena *arena, const struct ctx *ctx)
{
	const char *query = ctx->visit->query.text;
	struct search_results found = {.nearest = NULL};
	*listing = (struct search_list){.first = HIT_LIST_NONE};
	enum status status = show_coded(listing, arena, ctx);
	if (status != STATUS_ABSENT)
		return status;
	status = STATUS_DONE;
	if (!is_blank(query))
		status = search_query(ctx->search, arena, ctx->lang, query, SEARCH_LIST_MOST, &found);
	if (!search_works(ctx->search))
		show_rest(listing, ctx);
	else if (is_blank(query))
		show_examples(listing, ctx);
	else {
		keep_near(&found.of[SEARCH_SITUATION], ctx->office);
		show_found(listing, arena, ctx, &found);
	}
	return status;
}
