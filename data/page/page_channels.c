#include "data/page/page_channels.h"

#include <string.h>

#include "data/page/page_condition.h"

static const char *const channel_words[] = {
	[CHANNEL_COUNTER] = W("In person"),
	[CHANNEL_ONLINE] = W("From home, online"),
	[CHANNEL_POST] = W("By post"),
	[CHANNEL_PHONE] = W("By phone"),
	[CHANNEL_CONSULATE] = W("Abroad, at a consulate"),
	[CHANNEL_EMAIL] = W("By e-mail"),
};

/* "ugyfelkapu-plusz dap" as names, joined by commas. */
static const char *
identity_words(struct draft *draft, const char *identity)
{
	static const struct {
		const char *id, *name;
	} names[] = {
		{"ugyfelkapu-plusz", W("Ugyfelkapu+")},
		{"dap", W("DAP app")},
		{"eszemelyi", W("eID card")},
	};
	const char *joined = NULL;
	for (size_t i = 0; identity && i < sizeof names / sizeof *names; i++)
		if (strstr(identity, names[i].id)) {
			const char *name = draft_word(draft, names[i].name);
			joined = joined ? arena_printf(draft->arena, "%s, %s", joined, name) : name;
		}
	return joined;
}

static bool
is_here(const struct draft *draft, const struct channel *channel)
{
	const struct office *office = draft->context->office;
	return channel->kind == CHANNEL_COUNTER && office && office->kind.id == channel->office_kind;
}

static bool
is_open(const struct draft *draft, const struct channel *channel)
{
	return draft_truth(draft, &channel->condition) != TRUTH_NO;
}

bool
draft_is_here(const struct draft *draft, const struct service *s)
{
	for (size_t i = 0; i < s->channel_count; i++)
		if (is_here(draft, &s->channels[i]) && is_open(draft, &s->channels[i]))
			return true;
	return false;
}

/* Where a desk is: what the service says itself, else what holds for all offices of the kind. */
static struct text
where_of(const struct channel *channel)
{
	return channel->kind == CHANNEL_COUNTER && !channel->where.text ? channel->office_kind_where : channel->where;
}

struct text
draft_where(const struct draft *draft, const struct service *s)
{
	for (size_t i = 0; i < s->channel_count; i++)
		if (s->channels[i].kind == CHANNEL_COUNTER && is_open(draft, &s->channels[i]))
			return where_of(&s->channels[i]);
	return (struct text){0};
}

static void
add_channel(struct draft *draft, const struct channel *channel)
{
	struct text where = where_of(channel);
	const char *words = draft_word(draft, channel_words[channel->kind]);
	struct text line = {.text = words, .foreign = where.foreign};
	if (where.text)
		line.text = arena_printf(draft->arena, "%s: %s", words, where.text);
	struct block *block = draft_add(draft, BLOCK_BULLET, line);
	if (channel->kind == CHANNEL_COUNTER && channel->office_count)
		block->link = link_to(LINK_OFFICES, channel->office_kind);
	if (is_here(draft, channel)) {
		block->link = link_to(LINK_OFFICE, draft->context->office->id);
		draft_detail(draft, block, text_of(draft_word(draft, W("You can do it here."))));
	}
	draft_detail(draft, block, draft_condition(draft, &channel->condition));
	draft_detail(draft, block, text_of(channel->url));
	const char *identity = identity_words(draft, channel->identity);
	if (identity)
		draft_detail(draft, block, text_of(WORDS_FILL(draft->arena,
		    draft_word(draft, W("You need: {identity}")), {"identity", identity})));
	draft_detail(draft, block, channel->saves);
	draft_detail(draft, block, channel->note);
}

void
draft_channels(struct draft *draft, const struct service *s)
{
	draft_heading(draft, W("Where can you do it?"));
	for (size_t i = 0; i < s->channel_count; i++)
		if (is_open(draft, &s->channels[i]))
			add_channel(draft, &s->channels[i]);
	draft_add(draft, BLOCK_TEXT, (struct text){
		.text = WORDS_FILL(draft->arena, draft_word(draft, W("Who decides: {authority}")),
		    {"authority", s->authority.name.text ? s->authority.name.text : "?"}),
		.foreign = s->authority.name.foreign,
	});
}

/* -------------------------------------------------------------------- in short -- */

const char *
draft_place(const struct draft *draft, const struct service *s)
{
	const char *place = NULL;
	for (size_t i = 0; i < s->channel_count; i++) {
		const struct channel *channel = &s->channels[i];
		if (!is_open(draft, channel))
			continue;
		if (is_here(draft, channel))
			return draft_word(draft, W("here, too"));
		if (channel->kind == CHANNEL_COUNTER && !place)
			place = channel->office_kind_name.text;
	}
	return place;
}

const struct channel *
draft_online(const struct draft *draft, const struct service *s)
{
	for (size_t i = 0; i < s->channel_count; i++)
		if (s->channels[i].kind == CHANNEL_ONLINE && is_open(draft, &s->channels[i]))
			return &s->channels[i];
	return NULL;
}

/* "online with Ugyfelkapu+" */
static const char *
online_words(struct draft *draft, const struct channel *online)
{
	const char *identity = identity_words(draft, online->identity);
	return identity ? WORDS_FILL(draft->arena, draft_word(draft, W("online, with {identity}")),
	    {"identity", identity}) : draft_word(draft, W("online"));
}

const char *
draft_home(struct draft *draft, const struct service *s, bool identity)
{
	static const char *const ways[] = {
		[CHANNEL_POST] = W("by post"), [CHANNEL_PHONE] = W("by phone"), [CHANNEL_EMAIL] = W("by e-mail"),
		[CHANNEL_ONLINE] = "", [CHANNEL_COUNTER] = NULL, [CHANNEL_CONSULATE] = NULL,
	};
	const struct channel *online = draft_online(draft, s);
	const char *words = !online ? NULL : identity ? online_words(draft, online) : draft_word(draft, W("online"));
	bool told[sizeof ways / sizeof *ways] = {0};
	for (size_t i = 0; i < s->channel_count; i++) {
		const struct channel *channel = &s->channels[i];
		const char *way = ways[channel->kind];
		if (!way || !*way || told[channel->kind] || !is_open(draft, channel))
			continue;
		told[channel->kind] = true;
		words = words ? arena_printf(draft->arena, identity ? "%s; %s" : "%s, %s", words, draft_word(draft, way))
		    : draft_word(draft, way);
	}
	return words;
}
