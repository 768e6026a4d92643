/* What a language says, as data for the rules that all share. A further language counts (words_XX), fills these tables and those of
 * its tongue (speech.h), lists its rules (spoken_XX.c), and has rules of its own only where its grammar asks for them. What belongs
 * to a rule that a language does not list may be left out. Lists of words are in small letters, apart by blanks. */
#ifndef SPEECH_TABLES_H
#define SPEECH_TABLES_H

#include "data/spoken/scan.h"

/* A unit of measure or money, or a multiple of one. A form that a language does not have is that of many. */
struct spoken_unit {
	const char *written, *one, *few, *many, *of_one;	/* 1, 2, 5; the genitive of one */
	int gender;	/* as the language has them */
};

/* How a language writes what it measures. */
struct spoken_units {
	const struct spoken_unit *units, *multiples;	/* ended by one without a name */
	size_t money;	/* of the first units: also before a number */
	size_t free_multiple;	/* multiples of so many bytes need no unit after them, nor a word of these */
	const char *multiplied;
	const char *hundredths;	/* money that is told in two parts: "5,20 €" */
	const char *dotted;	/* short forms whose full stop belongs to them */
	const char *per;	/* words before a unit without a number */
};

/* What months, weekdays and hours are called, in small letters; twelve or seven each. */
struct spoken_days {
	const char *const *months, *const *month_shorts;	/* more words or short forms of one apart by blanks */
	bool capitals, bare_shorts;	/* names begin with capitals; short forms need no full stop */
	const char *const *weekdays, *const *weekday_shorts, *const *weekday_longer;	/* the last may be NULL */
	const char *const *weekdays_from, *const *weekdays_until;	/* in a span */
	const char *before, *between;	/* words of a span, with their blanks */
	const char *until;	/* the suffix of its end, which is not said again; NULL: none */
	void (*speak_day)(struct speech *, unsigned day, unsigned month);	/* of a decree */
};

/* What tells how a number is meant, and what is said of two with a slash. */
struct spoken_numbers {
	const char *phones, *emergencies, *conjunctions, *extensions;	/* beside numbers of telephones, between two; NULL: no 112 */
	bool (*is_phone)(const struct speech *, const struct numeral *);	/* else; NULL: nothing says so */
	const char *codes, *is;	/* "the code is 123456" */
	const char *counted;	/* after a number of four digits that is no postcode; so are nouns */
	bool (*is_noun)(const char *);	/* NULL: none is known */
	const char *(*in_pairs)(struct arena *, const struct numeral *);	/* four digits */
	const char *places, *shares;	/* before 3/7: one of so many; of a share */
	const char *pressures, *pressure_unit, *over;
	const char *always;	/* 24/7 */
	const char *of, *of_year;	/* "third of seven", "45 of 2026" */
	const char *(*nth)(struct arena *, uint64_t);
	const char *(*words)(struct speech *, const struct numeral *), *(*year)(struct speech *, const struct numeral *);	/* that may be one */
	const char *(*times)(struct speech *, const struct numeral *), *by;	/* 3×; between 3 × 4, NULL: as 3× */
	const char *(*speak_fraction)(struct speech *, uint64_t above, uint64_t below, const char *end);	/* its end */
	const char *ratio, *books;	/* 1:4; before 6:514 */
};

/* How sections of laws are said. */
struct spoken_sections {
	const char *one, *many;
	const char *parts;	/* words before a number in brackets */
	const char *(*speak_parts)(struct speech *, const char *at);	/* what follows the number, if anything; its end */
	const char *numbered, *acts, *links;	/* what Roman numbers number, also one with a single large letter; words between them */
};

#endif
