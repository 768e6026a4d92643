/* Counts that leave the kiosk: sums of one day at one office, see kalauz-tally(5). No identity, no sequence, no time
 * finer than a day. Pure, but for tally_keep. */
#ifndef TALLY_H
#define TALLY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "data/date.h"
#include "data/limits.h"
#include "data/status.h"

/* What is counted, in the order of the file; where no more lines fit, the last are dropped. */
enum tally_kind {
	TALLY_DROPPED,   /* what could not be kept; word: "lines" (counts), "files" (whole days), "damaged" (files) */
	TALLY_END,       /* visits, by how they ended; word: "finished" (by a key), "left" (nobody was there any more) */
	TALLY_TOOK,      /* what visitors had in the end; word: "complete" (all papers in hand), "paper", "code", "phone" */
	TALLY_SAID,      /* the question at the end, by the service that was seen last (number; 0: none); word: "good",
	                  * "fair", "bad", "not-for-me", "not-found" */
	TALLY_OPENED,    /* visits in which a service was opened; number */
	TALLY_ABANDONED, /* visits that were left at a question; number: its */
	TALLY_DESK,      /* visits at the desk for a service (number), by outcome; word: "fine" (it could begin), or why they
	                  * were sent back: "missing" (a paper), "invalid" (a paper: expired, a copy, not theirs), "form" (not
	                  * filled in), "fee" (not paid), "person" (somebody else must come), "place" (another office),
	                  * "case" (another service, or none), "other" */
	TALLY_LACKED,    /* papers that were missing at the desk, for a service (number); part: the document */
	TALLY_CALL,      /* calls for a colleague; word: "made", "taken", "lapsed" */
	TALLY_SEARCH,    /* searches; word: "found" (something was opened), "failed", "other" (words of failed ones that the
	                  * catalogue does not have) */
	TALLY_UNFOUND,   /* failed searches, by each word (folded) that the catalogue has itself; word */
	TALLY_KINDS,
};

enum { TALLY_WORD = LIMIT_TALLY_WORD + 1 };

/* A count. What its kind does not name is 0 or empty. */
struct tally_line {
	enum tally_kind kind;
	uint32_t number, part; /* permanent */
	char word[TALLY_WORD];
	uint64_t count;
};

/* Whose counts; what is not known is empty. */
struct tally_head {
	char day[DATE_SIZE];
	char office[LIMIT_ID + 1], edition[LIMIT_ID + 1];
	char release[21];  /* serial: digits */
	char content[65];  /* id of the catalogue: SHA-256 in hex */
	char nonce[33];    /* random, in hex: two kiosks' equal files differ */
};

/* Lines are sorted by kind, number, part, word; no two are of one key; none counts 0. All zero is empty. */
struct tally {
	struct tally_head head;
	struct tally_line *lines;
	size_t count, room;
};

void tally_free(struct tally *);

/* Adds to what is counted under its key; a sum that has no room stays at the largest number. False, and nothing is
 * changed: no such key, or nothing to add. */
bool tally_add(struct tally *, const struct tally_line *);
/* For a kind that has a word, a number, or both ("": no word). */
bool tally_count(struct tally *, enum tally_kind, uint32_t number, const char *word);
/* Adds all lines; the head stays. Commutative and associative. */
void tally_merge(struct tally *, const struct tally *);
/* At most LIMIT_TALLY_LINES lines stay; what the others counted is counted as dropped lines. */
void tally_bound(struct tally *);

/* The word of a kind, as in the file; and its words, if they are a fixed list (ends with NULL), else NULL. */
const char *tally_kind_name(enum tally_kind);
const char *const *tally_kind_words(enum tally_kind);

/* The file's text, malloc'ed; sizes in bytes. Counts above LIMIT_TALLY_COUNT are written as that. NULL: the head says
 * what none can (a day, a nonce or an id of another form), or there are too many lines. */
char *tally_write(const struct tally *, size_t *size);

/* Where a text is wrong. */
struct tally_fault {
	int line;
	const char *field; /* "day", "count" */
	const char *what;  /* and what to expect; English */
};

/* Reads what tally_write wrote, and nothing else: each text has one form. STATUS_CORRUPT: the tally is empty, the fault
 * says where; STATUS_UNKNOWN: a later version. */
enum status tally_read(struct tally *, const char *bytes, size_t size, struct tally_fault *);

/* "2026-11-23.SHA256.tally": whether this is the name of a day that is closed; then its day, and the digest (hex) that
 * its bytes must have. */
bool tally_name_read(const char *name, struct date *day, char digest[65]);
/* Whether a closed day's file with this name has these bytes. */
bool tally_name_matches(const char *name, const char *bytes, size_t size);

/* Adds to the day of `head` (whose nonce does not matter) what was counted; NULL: nothing. What other days left open is
 * closed first, under its final name. Several programs may do so in one folder. After a power cut at any moment the
 * folder has the counts of before or of after. Without a day (the clock is not believed) nothing is done.
 * STATUS_IO (reported, unless `quiet`): this was not kept; the folder is full, cannot be written, or is held by another
 * program. */
enum status tally_keep(const char *folder, const struct tally_head *head, const struct tally *what, bool quiet);

#endif
