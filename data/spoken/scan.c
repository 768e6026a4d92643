#include "data/spoken/scan.h"

#include <string.h>

#include "data/date.h"

enum {
	DIGITS_MAX = 15,
	PHONE_DIGITS_MIN = 8, PHONE_DIGITS_MAX = 14,
	ADDRESS_MAX = 200,	/* bytes that are looked at */
};

static size_t
digits_at(const char *at)
{
	size_t count = 0;

	while (count <= DIGITS_MAX && is_digit(at[count]))
		count++;
	return count;
}

static uint64_t
value_of(const char *digits, size_t count)
{
	uint64_t value = 0;

	for (size_t i = 0; i < count; i++)
		value = value * 10 + (uint64_t)(digits[i] - '0');
	return value;
}

bool
scan_digits(const char *at, struct numeral *out)
{
	size_t count = digits_at(at);

	*out = (struct numeral){.text = at, .digits = count, .end = at + count};
	if (!count || count > DIGITS_MAX)
		return false;
	out->value = value_of(at, count);
	return true;
}

/* Another language's sign before decimals: a comma in English text; elsewhere a full stop, before what only measures have. */
static bool
decimal_abroad(const char *at, const struct tongue *tongue)
{
	size_t decimals = digits_at(at + 1);
	const char *end = at + 1 + decimals, *next = skip_blanks(end);

	if (*at != tongue->group || !decimals || decimals > 2 || (*end && strchr(",.:/-", *end) && is_digit(end[1])))
		return false;
	return tongue->decimal == '.' || *next == '%' || begins_with(next, "°");
}

static void
scan_decimals(struct numeral *out, const struct tongue *tongue)
{
	bool decimal = *out->end == tongue->decimal || (!out->grouped && decimal_abroad(out->end, tongue));
	size_t decimals = decimal ? digits_at(out->end + 1) : 0;
	const char *end = out->end + decimals + 1;

	if (!decimals || decimals > DIGITS_MAX || (*end == tongue->decimal && is_digit(end[1])))
		return;
	/* 4 300,00 is a whole amount. */
	if (!(out->grouped && decimals == 2 && begins_with(out->end + 1, "00"))) {
		out->decimals = out->end + 1;
		out->decimal_count = decimals;
	}
	out->end = end;
}

/* "10.000 Ft" in English text: whether the full stop stands before thousands. */
static bool
groups_abroad(const char *at)
{
	const char *next;

	if (*at != '.' || digits_at(at + 1) != 3)
		return false;
	next = at + 4 + (begins_with(at + 4, ",-") ? 2 : 0);
	return groups_abroad(at + 4) || begins_with(skip_blanks(next), "Ft") || begins_with(skip_blanks(next), "HUF") ||
	    begins_with(skip_blanks(next), "forint");
}

bool
scan_numeral(const char *at, const struct tongue *tongue, struct numeral *out)
{
	if (!scan_digits(at, out))
		return false;
	size_t digits = out->digits;
	char group = tongue->decimal == '.' && groups_abroad(out->end) ? '.' : tongue->group;
	if (digits <= 3 && *at != '0')
		while ((*out->end == ' ' || *out->end == group) && digits_at(out->end + 1) == 3 && digits + 3 <= DIGITS_MAX) {
			if (out->grouped && at[out->digits] != *out->end)
				break;
			out->value = out->value * 1000 + value_of(out->end + 1, 3);
			out->end += 4;
			out->grouped = true;
			digits += 3;
		}
	scan_decimals(out, tongue);
	if (begins_with(out->end, "½")) {
		out->half = true;
		out->end += strlen("½");
	}
	return true;
}

bool
scan_range(const char *at, const struct tongue *tongue, struct numeral *from, struct numeral *to)
{
	if (!scan_numeral(at, tongue, from))
		return false;
	const char *next = skip_dash(from->end + (*from->end == '%'));
	return next && scan_numeral(next, tongue, to) && (*from->end != '%' || *skip_blanks(to->end) == '%');
}

size_t
scan_iban(const char *at, const char *groups[SPEECH_GROUPS], size_t sizes[SPEECH_GROUPS], const char **end)
{
	enum { COUNTRY = 2, CHECK = 2, GROUP = 4, LEAST = 13, MOST = 32 }; /* digits; other letters are in some countries' only */
	size_t count = 0, all = 0;

	for (size_t i = 0; i < COUNTRY; i++, at++)
		if (*at < 'A' || *at > 'Z')
			return 0;
	for (size_t most = CHECK, size; count < SPEECH_GROUPS && (size = digits_at(at)); most = GROUP) {
		size = size < most ? size : most;
		groups[count] = at;
		sizes[count++] = size;
		all += size;
		at += size;
		*end = at;
		at += *at == ' ' && is_digit(at[1]);
	}
	return count && sizes[0] == CHECK && all >= LEAST && all <= MOST && !is_digit(**end) ? count : 0;
}

size_t
scan_serial(const char *at, const char *groups[SPEECH_GROUPS], size_t sizes[SPEECH_GROUPS], const char **end)
{
	size_t count = 0, all = 0;

	for (size_t size; count < SPEECH_GROUPS && (size = digits_at(at)) && size <= DIGITS_MAX; at++) {
		groups[count] = at;
		sizes[count++] = size;
		all += size;
		at += size;
		*end = at;
		if (*at != '-' || !is_digit(at[1]))
			break;
	}
	return (count >= 3 && all >= 6) || (count == 2 && sizes[0] >= 6 && sizes[1] >= 6) ? count : 0;
}

/* "8.05 Uhr": whether a word says that it is a time. */
static bool
names_hour(const char *at)
{
	static const char *const stems[] = {"óra", "órá", "год"}, *const words[] = {"Uhr", "am", "pm", "a.m", "p.m"};
	static const char *const suffixes[] = {"-kor", "-ig", "-tól", "-től"};

	for (size_t i = 0; i < sizeof suffixes / sizeof *suffixes; i++)
		if (begins_with(at, suffixes[i]))
			return true;
	if (*at != ' ')
		return false;
	for (size_t i = 0; i < sizeof stems / sizeof *stems; i++)
		if (begins_with(at + 1, stems[i]))
			return true;
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (begins_with(at + 1, words[i]) && !letter_size(at + 1 + strlen(words[i])))
			return true;
	return false;
}

bool
scan_clock(const char *at, struct clock *out)
{
	size_t hours = digits_at(at);
	char sign = at[hours];

	if (!hours || hours > 2 || (sign != ':' && sign != '.') || digits_at(at + hours + 1) != 2)
		return false;
	*out = (struct clock){.hour = (unsigned)value_of(at, hours), .minute = (unsigned)value_of(at + hours + 1, 2),
		.sign = sign, .end = at + hours + 3};
	if (out->hour > 24 || out->minute > 59)
		return false;
	bool more = (*out->end == sign || *out->end == ',') && is_digit(out->end[1]);
	return !more && (sign == ':' || out->minute % 15 == 0 || names_hour(out->end));
}

static bool
day_exists(const struct day *day)
{
	return day->year >= DATE_MIN_YEAR && day->month >= 1 && day->month <= 12 && day->day >= 1 &&
	    day->day <= (unsigned)date_days_of_month((int)day->year, (int)day->month);
}

/* A part of a date, of one of these numbers of digits, and where the next begins. */
static bool
part(const char **at, size_t least, size_t most, unsigned *out)
{
	size_t count = digits_at(*at);

	if (count < least || count > most)
		return false;
	*out = (unsigned)value_of(*at, count);
	*at += count;
	return true;
}

bool
scan_iso_day(const char *at, struct day *out)
{
	*out = (struct day){0};
	if (!part(&at, 4, 4, &out->year) || *at++ != '-' || !part(&at, 2, 2, &out->month) || *at++ != '-' ||
	    !part(&at, 2, 2, &out->day) || is_digit(*at))
		return false;
	out->end = at;
	return day_exists(out);
}

bool
scan_iso_month(const char *at, struct day *out)
{
	*out = (struct day){0};
	if (!part(&at, 4, 4, &out->year) || *at++ != '-' || !part(&at, 2, 2, &out->month) || is_digit(*at) || *at == '-')
		return false;
	out->end = at;
	return out->year >= 1900 && out->year <= 2099 && out->month >= 1 && out->month <= 12;
}

bool
scan_year_first(const char *at, struct day *out)
{
	*out = (struct day){0};
	if (!part(&at, 4, 4, &out->year) || (*at != '.' && *at != '/'))
		return false;
	char sign = *at;
	at = skip_blanks(at + 1);
	if (!part(&at, 1, 2, &out->month) || *at != sign)
		return false;
	at = skip_blanks(at + 1);
	if (!part(&at, 1, 2, &out->day))
		return false;
	out->stop = *at == '.';
	out->end = out->stop ? at + 1 : at;
	return day_exists(out);
}

bool
scan_day_first(const char *at, char sign, struct day *out)
{
	*out = (struct day){0};
	if (!part(&at, 1, 2, &out->day) || *at != sign)
		return false;
	at = skip_blanks(at + 1);
	if (!part(&at, 1, 2, &out->month) || *at != sign)
		return false;
	at = skip_blanks(at + 1);
	if (!part(&at, 4, 4, &out->year) || is_digit(*at))
		return false;
	out->end = at;
	return day_exists(out);
}

bool
scan_decree_day(const struct speech *speech, struct day *out)
{
	struct numeral day;
	const char *at = speech->at, *end;

	*out = (struct day){.month = scan_roman(at, &end)};
	if (!out->month || out->month > 12 || *end != '.' || at == speech->begin || at[-1] != '(' || !scan_digits(skip_blanks(end + 1), &day) ||
	    !day.value || day.value > 31 || *day.end != '.')
		return false;
	out->day = (unsigned)day.value;
	out->end = day.end + 1;
	return true;
}

unsigned
scan_roman(const char *at, const char **end)
{
	static const struct {
		const char *text;
		unsigned value, most;
	} parts[] = {
		{"M", 1000, 3}, {"CM", 900, 1}, {"D", 500, 1}, {"CD", 400, 1}, {"C", 100, 3}, {"XC", 90, 1}, {"L", 50, 1},
		{"XL", 40, 1}, {"X", 10, 3}, {"IX", 9, 1}, {"V", 5, 1}, {"IV", 4, 1}, {"I", 1, 3},
	};
	unsigned value = 0;

	for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
		for (unsigned times = 0; times < parts[i].most && begins_with(at, parts[i].text); times++) {
			value += parts[i].value;
			at += strlen(parts[i].text);
		}
	*end = at;
	return letter_size(at) || is_digit(*at) ? 0 : value;
}

static void
add_group(struct phone *phone, const char *digits, size_t count)
{
	if (count && phone->count < SPEECH_GROUPS) {
		phone->groups[phone->count] = digits;
		phone->sizes[phone->count++] = count;
	}
}

/* Seven digits are said as three and four, six as three and three. */
static void
add_subscriber(struct phone *phone, const char *digits, size_t count)
{
	size_t first = count >= 6 ? 3 : count == 5 ? 2 : count;

	add_group(phone, digits, first);
	add_group(phone, digits + first, count - first);
}

/* A number without blanks: country or 06, area, subscriber. */
static void
add_unspaced(struct phone *phone, const char *digits, size_t count)
{
	size_t area = digits[2] == '1' ? 1 : 2;

	add_group(phone, digits, 2);
	add_group(phone, digits + 2, area);
	add_subscriber(phone, digits + 2 + area, count - 2 - area);
}

/* A bracket between groups stands around one of them: "(1)", not "(123-as mellék)". */
static size_t
separators_at(const char *at)
{
	size_t size = strspn(at, " ()/-"), open = strcspn(at, "(");

	if (!size || size > 3 || !is_digit(at[size]))
		return 0;
	return open >= size || at[size + digits_at(at + size)] == ')' ? size : 0;
}

bool
scan_phone(const char *at, struct phone *out)
{
	size_t all = 0, size, gap;
	const char *begin = at;

	*out = (struct phone){.plus = *at == '+' || begins_with(at, "(+")};
	at += strspn(at, "(+");
	bool zero = begins_with(at, "06") || begins_with(at, "00");
	size_t first = digits_at(at);
	bool area = !out->plus && first && first <= 2 && (at[first] == '/' || (*begin == '(' && at[first] == ')'));
	for (; (size = digits_at(at)) && out->count < SPEECH_GROUPS; at += gap) {
		if (all + size > PHONE_DIGITS_MAX)
			break;
		if (!all && size >= PHONE_DIGITS_MIN)
			add_unspaced(out, at, size);
		else
			add_subscriber(out, at, size);
		all += size;
		at += size;
		out->end = at;
		gap = separators_at(at);
		if (!gap)
			break;
	}
	if (area && !zero)
		return all >= PHONE_DIGITS_MIN - 1 && all <= 9 && out->count == 3 && out->sizes[1] == 3 && !(*out->end == '.' && is_digit(out->end[1]));
	return (out->plus || zero) && all >= PHONE_DIGITS_MIN && out->count > 1;
}

static bool
in_address(char sign)
{
	return is_digit(sign) || (sign >= 'a' && sign <= 'z') || (sign >= 'A' && sign <= 'Z') || (sign && strchr("._-@:/?=&%+~#", sign));
}

/* Its last part is letters, two at least. */
static bool
is_domain(const char *begin, const char *end)
{
	const char *path = begin, *dot = NULL;

	for (; path < end && *path != '/' && *path != '?' && *path != ':'; path++)
		if (*path == '.')
			dot = path;
	return dot && path - dot > 2 && strspn(dot + 1, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ") >=
	    (size_t)(path - dot - 1) && dot > begin;
}

/* Whether a name without "www" ends as those that are known do. */
static bool
ends_in_top(const char *at, const char *end)
{
	static const char *const tops[] = {".hu", ".eu", ".com", ".org", ".net", ".de", ".ua", ".at"};

	for (size_t i = 0; i < sizeof tops / sizeof *tops; i++)
		if ((size_t)(end - at) > strlen(tops[i]) && !strncmp(end - strlen(tops[i]), tops[i], strlen(tops[i])))
			return true;
	return false;
}

const char *
scan_address(const char *at)
{
	const char *end = at, *begin = at, *mail = NULL;

	while (end - at < ADDRESS_MAX && in_address(*end)) {
		if (*end == '@')
			mail = end;
		end++;
	}
	if (in_address(*end) || letter_size(end))
		return NULL;
	/* A suffix: no top domain has a hyphen. */
	const char *tail = end;
	while (tail > at && tail[-1] >= 'a' && tail[-1] <= 'z')
		tail--;
	bool path = memchr(at, '/', (size_t)(end - at)) != NULL;
	if (tail > at && tail[-1] == '-' && (mail ? tail > mail : !path && ends_in_top(at, tail - 1)))
		end = tail - 1;
	const char *past = end;
	while (end > at && strchr(".:/?-+", end[-1]))
		end--;
	past = past == end + 1 && *end == '/' ? past : end;	/* a slash at its end is not said */
	for (const char *scheme = at; scheme + 2 < end; scheme++)
		if (begins_with(scheme, "://"))
			begin = scheme + 3;
	if (mail)
		return mail > at && mail < end && is_domain(mail + 1, end) ? past : NULL;
	if (begin > at || !strncmp(at, "www.", 4))
		return is_domain(begin, end) ? past : NULL;
	size_t size = strcspn(at, "/?");
	size = size < (size_t)(end - at) ? size : (size_t)(end - at);
	return ends_in_top(at, at + size) && is_domain(at, end) ? past : NULL;
}
