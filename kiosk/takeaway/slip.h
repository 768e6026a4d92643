/* A visit as a code of letters and digits: what one comes for and for whom, what was said, what is in hand. It holds only
 * permanent numbers of the catalogue, so that any office can judge it again, under any release, without a server. It is
 * signed by nothing, because it promises nothing.
 *
 * Signs are those that arrive unchanged through any hand scanner, keyboard layout and Caps Lock of Hungarian offices, and
 * that QR codes hold in their alphanumeric mode: 1 to 9 and A to X without I, 32 in all, 5 bits each. The last four are a
 * check over the others. */
#ifndef SLIP_H
#define SLIP_H

#include "data/guidance.h"
#include "kiosk/model/visit.h"

enum {
	SLIP_MAX_PERSONS = 16,
	SLIP_MAX_NUMBER = (1 << 20) - 1, /* of anything permanent */
	SLIP_MAX_OPTION = 63,            /* number of an option within its question */
	SLIP_MAX_SIGNS = 114,            /* what a QR code of 33 × 33 modules holds, which a screen of 80 × 25 shows */
	SLIP_GROUP = 4,                  /* signs between blanks, as it is shown */
};

/* All zero but counts and numbers that are set. Persons and errands are named by place. */
struct slip {
	bool whole;       /* with ticks and the release; else the short one, to be typed */
	uint32_t content; /* 24 bits: how the content id of the release begins that it was made under */
	struct slip_person {
		uint32_t number;
		unsigned which;  /* the how manieth of that role, from 0 */
	} persons[SLIP_MAX_PERSONS];
	struct slip_errand {
		uint32_t service;
		unsigned person; /* 0: the visitor; else the place among persons, from 1 */
	} errands[PAPERS_MAX_ERRANDS];
	struct slip_said {
		enum about about;
		unsigned of;     /* errand or person, as `about` says */
		uint32_t question;
		bool unknown;    /* "I don't know" */
		uint64_t options; /* a bit for each option that was chosen, by number */
	} said[VISIT_MAX_STATEMENTS];
	struct slip_tick {
		unsigned of;       /* whose: person */
		uint32_t role;     /* whoever has that role for them; 0: themselves */
		uint32_t document; /* of a choice: one of its papers */
		bool choice;
		unsigned nth;      /* of the lines that fit this, in the order of keys and pieces; mostly 0 */
	} ticks[VISIT_MAX_TICKS];
	size_t person_count, errand_count, said_count, tick_count;
};

/* What is on these lists, with numbers instead of ids; a short one leaves ticks and release out. STATUS_ABSENT: there is no
 * errand, or it is more than a slip can hold. */
enum status slip_of(struct catalogue *, const struct guidance *, bool whole, struct slip *out);

/* The code, without blanks. NULL: it would be longer than SLIP_MAX_SIGNS. */
const char *slip_write(struct arena *, const struct slip *);
/* The same in groups, as people read it. */
const char *slip_spaced(struct arena *, const char *code);

enum slip_reading {
	SLIP_READ,
	SLIP_STRANGE, /* no code of ours: another sign, or too few or too many */
	SLIP_DAMAGED, /* a sign is wrong, missing or too much */
	SLIP_NEWER,   /* made by a newer version of the program */
};
/* Takes blanks and hyphens anywhere, small letters, letters of a Ukrainian layout by the places of their keys, and what
 * people take for a sign: 0 for O, I for 1. */
enum slip_reading slip_read(const char *typed, struct slip *out);

/* Whether something that is no code reads like words that people type, rather than like what a scanner brings. */
bool slip_is_words(const char *typed);

/* What did not find its place any more. */
struct slip_loss {
	bool other_content;  /* the code is of another release */
	unsigned errands, answers, ticks;
};
/* Fills a visit, wiped before, with what the slip says, as this catalogue has it. */
enum status slip_open(struct catalogue *, const char *lang, const char *today, const struct slip *, struct visit *out,
    struct slip_loss *);

#endif
