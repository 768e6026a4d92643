/* What numbers and the like look like, whatever the language. Each finds its form at the beginning of the
 * text and says where it ends; false: it is none. */
#ifndef SCAN_H
#define SCAN_H

#include "data/spoken/speech.h"

struct numeral {
	uint64_t value;	/* its whole part, below 10^15 */
	const char *text;
	size_t digits;	/* of the whole part */
	bool grouped, half;	/* thousands apart; ½ at its end */
	const char *decimals; /* not ended; NULL: none */
	size_t decimal_count;
	const char *end;
};

struct clock {
	unsigned hour, minute;
	char sign;	/* ':' or '.' */
	const char *end;
};

struct day {
	unsigned year, month, day;
	const char *end;	/* past the full stop that belongs to it, see `stop` */
	bool stop;
};

struct phone {
	const char *groups[SPEECH_GROUPS];	/* not ended */
	size_t sizes[SPEECH_GROUPS], count;
	bool plus;
	const char *end;
};

bool scan_numeral(const char *, const struct tongue *, struct numeral *);
/* A whole number as it is written, without thousands apart. */
bool scan_digits(const char *, struct numeral *);
/* 5–10, 5%–10%: two numbers and a dash. */
bool scan_range(const char *, const struct tongue *, struct numeral *from, struct numeral *to);
/* Figures in groups, with hyphens between: 12345678-1-42. How many groups; 0: it is no such number. */
size_t scan_serial(const char *, const char *groups[SPEECH_GROUPS], size_t sizes[SPEECH_GROUPS], const char **end);
/* HU42 1177 3016 …: the number of a bank account; its letters are the first two signs. Groups as scan_serial gives them. */
size_t scan_iban(const char *, const char *groups[SPEECH_GROUPS], size_t sizes[SPEECH_GROUPS], const char **end);
/* A minute has two digits; after a full stop it must look like one: a quarter, and no more decimals. */
bool scan_clock(const char *, struct clock *);
bool scan_iso_day(const char *, struct day *);	/* 2026-11-30 */
bool scan_iso_month(const char *, struct day *);	/* 2026-11; the day is 0 */
bool scan_year_first(const char *, struct day *);	/* 2026. 11. 30. */
bool scan_day_first(const char *, char sign, struct day *);	/* 30.11.2026, 30/11/2026 */
bool scan_decree_day(const struct speech *, struct day *);	/* the day of a Hungarian decree, here: (IX. 10.); its year is 0 */
/* Canonical, of capitals; 0: none. */
unsigned scan_roman(const char *, const char **end);
/* Begins with +, 06 or an area, and has as many digits as numbers have. */
bool scan_phone(const char *, struct phone *);
/* An e-mail or web address; NULL: none. */
const char *scan_address(const char *);

#endif
