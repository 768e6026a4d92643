/* A contact point. */
#include "data/page/page_office.h"

#include "data/calendar.h"

enum { MONTHS = 12 };

static const char *const days[] = {
	W("Monday"), W("Tuesday"), W("Wednesday"), W("Thursday"), W("Friday"), W("Saturday"),
	W("Sunday"),
};

/* "8.00–12.00" */
static const char *
span_of(const struct draft *draft, const struct opening *o)
{
	return arena_printf(draft->arena, "%u.%02u–%u.%02u", o->opens / 60, o->opens % 60, o->closes / 60, o->closes % 60);
}

static struct text
opening_words(struct draft *draft, const struct opening *o)
{
	const char *day = draft_word(draft, days[(o->day + 6) % 7]);
	return text_of(arena_printf(draft->arena, "%s: %s", day, span_of(draft, o)));
}

/* Whether hours known on that day, month or year may still be said of today: not older than a year. */
static bool
is_recent(const char *as_of, const char *today)
{
	struct date then, now;
	if (!date_read_partial(as_of, &then) || !date_read(today, &now))
		return false;
	int months = (now.year - then.year) * MONTHS + now.month - (then.month ? then.month : 1);
	return months >= 0 && (months < MONTHS || (months == MONTHS && now.day <= (then.day ? then.day : 1)));
}

/* "Usually today: 8.00–12.00, 13.00–18.00", where it is known and not too old. */
static void
add_today(struct draft *draft, const struct office *office)
{
	const char *today = draft->context->today, *hours = NULL;
	if (!today || !is_recent(office->hours_as_of, today))
		return;
	for (size_t i = 0; i < office->opening_count; i++) {
		const struct opening *o = &office->openings[i];
		if (o->day == calendar_weekday(today))
			hours = arena_printf(draft->arena, "%s%s%s", hours ? hours : "", hours ? ", " : "", span_of(draft, o));
	}
	draft_add(draft, BLOCK_TEXT, text_of(calendar_is_statutory(today) ? draft_word(draft, W("Today is a public holiday."))
	    : !hours ? draft_word(draft, W("It is usually closed on this day of the week."))
	    : WORDS_FILL(draft->arena, draft_word(draft, W("Usually today: {hours}")), {"hours", hours})));
}

void
draft_hours(struct draft *draft, const struct office *office)
{
	draft_heading(draft, W("When is it open?"));
	if (!office->opening_count) {
		draft_add(draft, BLOCK_TEXT, text_of(draft_word(draft, office->phone.text
		    ? W("We don't know its opening hours. Please ask by phone before you go.")
		    : W("We don't know its opening hours."))));
		return;
	}
	add_today(draft, office);
	for (size_t i = 0; i < office->opening_count; i++)
		draft_add(draft, BLOCK_BULLET, opening_words(draft, &office->openings[i]));
	if (office->hours_as_of)
		draft_add(draft, BLOCK_CAUTION, text_of(WORDS_FILL(draft->arena,
		    draft_word(draft, W("These hours are from {date}. Please check them before you go.")),
		    {"date", page_date(draft->arena, draft->context->lang, office->hours_as_of)})));
}

void
page_of_office(struct arena *arena, const struct page_context *context, const struct office *office,
    struct page *out)
{
	struct draft draft = {.arena = arena, .context = context};
	if (context->office && context->office->id == office->id)
		draft_add(&draft, BLOCK_LEAD, text_of(draft_word(&draft, W("You are here."))));
	draft_heading(&draft, W("Where is it?"));
	draft_add(&draft, BLOCK_TEXT, office->address.text ? office->address : office->city);
	draft_hours(&draft, office);
	if (office->phone.text || office->email.text || office->booking.text)
		draft_heading(&draft, W("How can you reach it?"));
	draft_labelled(&draft, W("Phone"), office->phone);
	draft_labelled(&draft, W("E-mail"), office->email);
	draft_labelled(&draft, W("Appointment"), office->booking);
	if (office->note.text) {
		draft_heading(&draft, W("Good to know"));
		draft_add(&draft, BLOCK_TEXT, office->note);
	}
	draft_add(&draft, BLOCK_FINE, text_of(office->as_of ? WORDS_FILL(arena,
	    draft_word(&draft, W("The data are from public sources, as of {date}.")),
	    {"date", page_date(arena, context->lang, office->as_of)})
	    : draft_word(&draft, W("The data are from public sources without a date. Please check them."))));
	draft_finish(&draft, office->name, out);
}
