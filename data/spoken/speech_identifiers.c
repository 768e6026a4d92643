#include "data/spoken/tongues.h"

#include <string.h>

/* "tel.: 345-6789": without its area, where a word says what it is. */
static const char *
scan_local(const struct speech *speech, struct phone *phone)
{
	static const char *const stems[] = {"tel", "тел", "fax", "факс", "phone", "mobil", "call", "hívja"};
	enum { EXCHANGE = 3, LINE = 4 };
	struct spoken_word before;
	const char *at = speech->at, *line = at + EXCHANGE + 1, *word = at;

	if (strspn(at, "0123456789") != EXCHANGE || (at[EXCHANGE] != '-' && at[EXCHANGE] != ' ') || strspn(line, "0123456789") != LINE)
		return NULL;
	while (word > speech->begin && strchr(" :.", word[-1]))
		word--;
	for (size_t i = 0; word_before(speech, word, &before) && i < sizeof stems / sizeof *stems; i++)
		if (begins_with(before.text, stems[i])) {
			*phone = (struct phone){.groups = {at, line}, .sizes = {EXCHANGE, LINE}, .count = 2, .end = line + LINE};
			return phone->end;
		}
	return NULL;
}

const char *
speak_phone(struct speech *speech)
{
	struct phone phone;

	if ((!scan_phone(speech->at, &phone) && !scan_local(speech, &phone)) || !stands_free(speech, phone.end))
		return NULL;
	for (size_t i = 0; i < phone.count; i++) {
		if (i)
			speak(speech, ", ");
		else if (phone.plus)
			speak(speech, "%s ", speech->tongue->names->plus);
		speak_group(speech, phone.groups[i], phone.sizes[i]);
	}
	return phone.end;
}

/* "012 345 678", which would be no number */
const char *
speak_triplets(struct speech *speech)
{
	enum { GROUPS = 3, GROUP = 3 };
	const char *at = speech->at;

	for (size_t i = 0; i < GROUPS; i++, at += GROUP)
		if (strspn(at += i && *at == ' ', "0123456789") != GROUP)
			return NULL;
	if (*speech->at != '0' || !stands_free(speech, at))
		return NULL;
	return speak_identifier(speech, at);
}

const char *
speak_serial(struct speech *speech)
{
	const char *groups[SPEECH_GROUPS], *end = speech->at;
	size_t sizes[SPEECH_GROUPS], count = scan_serial(speech->at, groups, sizes, &end);

	if (!count || !stands_free(speech, end))
		return NULL;
	for (size_t i = 0; i < count; i++) {
		speak(speech, "%s", i ? ", " : "");
		speak_group(speech, groups[i], sizes[i]);
	}
	return end;
}

const char *
speak_iban(struct speech *speech)
{
	const char *groups[SPEECH_GROUPS], *end;
	size_t sizes[SPEECH_GROUPS], count = scan_iban(speech->at, groups, sizes, &end);

	if (!count || !stands_free(speech, end))
		return NULL;
	speak_letter_name(speech, speech->at);
	speak(speech, "%s", speech->tongue->between);
	speak_letter_name(speech, speech->at + 1);
	for (size_t i = 0; i < count; i++) {
		speak(speech, ", ");
		speak_group(speech, groups[i], sizes[i]);
	}
	return end;
}

/* Whether a word names what a number stands for. */
static bool
names_identifier(const char *word)
{
	static const char *const stems[] = {"taj", "adóazonosító", "azonosító", "adószám", "ügyfélszám", "igazolványszám", "steuernummer",
		"kontonummer", "versicherungsnummer", "ідентифікатор"};

	for (size_t i = 0; i < sizeof stems / sizeof *stems; i++)
		if (begins_with(word, stems[i]))
			return true;
	return one_of(word, "tax id iban account код ідентифікаційний");
}

bool
is_identifier(const struct speech *speech, const struct numeral *number)
{
	enum { WORDS = 3 };	/* before it that are looked at, for as many digits as only identifiers have */
	const uint64_t long_one = 10000000;
	struct spoken_word before;
	const char *at = speech->at;

	if (number->decimals || number->value < 100000)
		return false;
	if (!number->grouped && number->digits >= 8)
		return true;
	for (size_t words = 0; words < WORDS; words++, at = before.begin) {
		for (bool dash = false; at > speech->begin && ((dash = at - speech->begin > 2 && begins_with(at - 3, "–")) || strchr(" :-", at[-1]));)
			at -= dash ? strlen("–") : 1;
		if ((words && number->value < long_one) || !word_before(speech, at, &before))
			return false;
		if (names_identifier(before.text))
			return true;
	}
	return false;
}

const char *
speak_identifier(struct speech *speech, const char *end)
{
	for (const char *at = speech->at; at < end; at++) {
		size_t size = strspn(at, "0123456789");

		speak_group(speech, at, size);
		at += size;
		speak(speech, "%s", at < end ? ", " : "");
	}
	return end;
}

bool
is_short_number(const struct speech *speech, const struct numeral *number, const char *end, const char *words)
{
	struct spoken_word before, after;

	if (number->digits != 4 || number->grouped || number->decimals || *number->text == '0')
		return false;
	if (number->value == 1818 || number->value == 1819)
		return !word_after(end, &after) || after.begin == end || !one_of(after.text, "ft forint forint huf eur nap days tage");
	const char *at = speech->at;
	at -= at > speech->begin + 1 && at[-1] == ' ' && at[-2] == ':' ? 2 : 0;	/* "Telefon: 1811" */
	bool named = word_before(speech, at, &before);
	if (named && one_of(before.text, "a az the die der den"))
		named = word_before(speech, before.begin, &before);
	return (named && one_of(before.text, words)) || (word_after(end, &after) && one_of(after.text, words));
}

/* Whether a number of three digits ends here that is an emergency's. */
static bool
emergency_ends(const struct speech *speech, const char *at)
{
	return at - speech->begin >= 3 && at[-3] == '1' && ((at[-2] == '0' && at[-1] >= '4' && at[-1] <= '7') ||
	    (at[-2] == '1' && at[-1] == '2')) && (at - speech->begin == 3 || !is_digit(at[-4]));
}

bool
is_emergency_number(const struct speech *speech, const struct numeral *number, const char *words, const char *conjunctions)
{
	struct spoken_word before;
	const char *at = speech->at;

	if (number->digits != 3 || !emergency_ends(speech, number->end))
		return false;
	bool has_before = word_before(speech, at, &before);
	if (has_before && one_of(before.text, "room page section window counter door zimmer raum seite tür schalter platz nr no §"))
		return false;
	struct spoken_word after;
	if (word_after(number->end, &after) && one_of(after.text, "days people hours years pages tage tagen personen stunden jahre jahren seiten"
	    " euro forint forints euros"))
		return false;
	if (number->value == 112 || (has_before && one_of(before.text, words)))
		return true;
	if (has_before && one_of(before.text, conjunctions))
		at = before.begin;
	while (at > speech->begin && strchr(" ,", at[-1]))
		at--;
	struct speech there = *speech;
	struct numeral previous;
	if (at == speech->at || !emergency_ends(speech, at))
		return false;
	there.at = at - 3;
	return scan_digits(there.at, &previous) && is_emergency_number(&there, &previous, words, conjunctions);
}
