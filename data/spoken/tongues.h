/* The languages, and the rules that they share. */
#ifndef TONGUES_H
#define TONGUES_H

#include "data/spoken/scan.h"
#include "data/spoken/speech_tables.h"

extern const struct tongue tongue_hu, tongue_en, tongue_de, tongue_uk;

/* A number with a multiple, a unit or both. */
struct spoken_amount {
	struct numeral number;
	const struct spoken_unit *multiple, *unit;	/* NULL: none */
	const char *end;
};

/* "€ 5", "€5–€10" */
struct money {
	const struct spoken_unit *unit;
	struct numeral from, to;
	bool range;
	const char *end;
};

/* A month, from 0, whose name or short form stands here, perhaps after a blank; -1: none. */
int scan_month(const struct spoken_days *, const char *, const char **end);
const char *month_name(struct speech *, int month);
/* A time, or a whole hour beside one. */
bool scan_hour(const char *, struct clock *);
/* Past this word after a blank, or where it was if another stands there. */
const char *past_word(const char *, const char *word);
const char *speak_decree_day(struct speech *);	/* (IX. 10.) */
const char *speak_weekday(struct speech *);
const char *speak_weekdays(struct speech *);	/* Mo–Fr */

/* Figures that are no number: too many, after a zero, or an identifier. NULL: they are one. */
const char *speak_figures(struct speech *, struct numeral *);
const char *speak_house(struct speech *);	/* 32/B, 4a */
const char *speak_special(struct speech *);	/* codes, short telephones, postcodes */
const char *speak_slashed(struct speech *);	/* positions, fractions, numbers of laws */
const char *speak_product(struct speech *);	/* 3x, 3 × 4 */
const char *speak_times_range(struct speech *);	/* 2–3× */
const char *speak_ratio(struct speech *);	/* 1:4, which is no time; 6:514 of a book */
const char *speak_section(struct speech *);	/* § 40, §§ 3–5 */
const char *speak_section_last(struct speech *);	/* 12. §, as Hungarian writes it */
/* "(2)", "(b)"; its end, or NULL. */
const char *bracketed_at(struct speech *, const char *, const char **said);
const char *speak_bracketed(struct speech *);	/* "(1)–(3)" after the word for a part */
const char *capital_past_slash(const char *);	/* "/A"; NULL: there is none */

/* The longest of a table that stands here, perhaps after a blank; its end, or NULL. */
const char *unit_at(const char *, const struct spoken_unit *table, const struct spoken_unit **);
bool scan_amount(const struct speech *, struct spoken_amount *);
bool scan_money(const struct speech *, struct money *);
/* Whether the number is one of money with its hundredths, and how many they are. */
bool has_hundredths(const struct speech *, const struct numeral *, const struct spoken_unit *);
unsigned hundredths_of(const struct numeral *);
/* Past "4 300,-", whose dash is silent. */
const char *past_price_dash(const char *);
/* Past a unit's own full stop, or a dash. */
const char *past_unit(struct speech *, const struct spoken_unit *, const char *end);
const char *speak_unit(struct speech *, const struct spoken_unit *, bool one, const char *end);
const char *speak_unit_alone(struct speech *);	/* "per m²", "km/h" */
bool looks_like_year(const struct numeral *);

const char *speak_address(struct speech *);
const char *speak_phone(struct speech *);
const char *speak_triplets(struct speech *);
const char *speak_serial(struct speech *);	/* 12345678-1-42 */
const char *speak_iban(struct speech *);	/* HU42 1177 3016 … */
/* Whether a number names something, by its length or the word before: "TAJ: 123 456 789". Its groups. */
bool is_identifier(const struct speech *, const struct numeral *);
const char *speak_identifier(struct speech *, const char *end);
const char *speak_document(struct speech *);	/* 123456AB */
const char *speak_point(struct speech *);	/* b) */
const char *speak_code(struct speech *);	/* A4, E-101, AB-CD-123 */
const char *speak_form(struct speech *);	/* 23T104, 24SZJA */
const char *speak_acronym(struct speech *);	/* capitals: letter by letter, or as they are */
/* The same; says whether they were spelled. Small letters for those that are read, if so wished. */
const char *speak_acronym_as(struct speech *, bool small, bool *spelled);
const char *speak_letter(struct speech *);	/* a capital before a dash, at the beginning */
const char *speak_short(struct speech *);
const char *speak_minus(struct speech *);	/* before a number */
const char *speak_dash(struct speech *);	/* "6 months–2 years": from what is counted to another number */
const char *speak_mark(struct speech *);	/* ticks, bullets, quotation marks, arrows, … */

const char *with_capital(struct arena *, const char *word);
/* The name of a letter; its end. */
const char *speak_letter_name(struct speech *, const char *letter);
/* Takes blanks away from the end of what was said. */
void speak_trim(struct speech *);
/* A group of a code or number with its zeros in front. */
void speak_group(struct speech *, const char *digits, size_t count);
/* "place in the queue: 3/12": whether a label stands before, none of a share. */
bool follows_label(const struct speech *, const char *shares);
/* Two numbers apart by this sign, perhaps with blanks around; `spaced` when there are. */
bool scan_pair(const char *, char sign, struct numeral *, struct numeral *, bool *spaced);
/* Past a sign of multiplication, perhaps after blanks; NULL: there is none. */
const char *past_times(const char *);
/* Whether a number like 1818 is the number of a telephone, by its value and the words around. */
bool is_short_number(const struct speech *, const struct numeral *, const char *end, const char *words);
/* 112, and 104 to 107 beside one of these words or in a list with another. */
bool is_emergency_number(const struct speech *, const struct numeral *, const char *words, const char *conjunctions);
/* The word that a list of Roman numbers leads to, from past the first: "V. and VI. districts"; `links`: words within it. */
bool romans_lead_to(const char *, const char *links, struct spoken_word *noun);
/* "Kapitel II und III", "Kapitel II–IV", which begins here with this value. */
const char *speak_roman_numbered(struct speech *, unsigned value, const char *end);
/* The word before, past Roman numbers and what links them: "chapters II and III". */
bool word_before_romans(const struct speech *, const char *, const char *links, struct spoken_word *);
/* "Fraknó u. 32", "Bp." in another language's text. */
const char *speak_hungarian_street(struct speech *);
/* A weekday's short form before times or other days. */
const char *speak_weekday_short(struct speech *, const char *const said[7], const char *const shorts[7]);
/* Weekdays and their short forms: number from 0, or -1; their end. */
int scan_weekday(const char *, const char *const names[7], const char *const shorts[7], const char **end);
/* From one weekday to another; their end, or NULL. */
const char *scan_weekdays(const struct speech *, const char *const names[7], const char *const shorts[7], int *from, int *to);

#endif
