#include "data/editor/source/value_address.h"

#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unictype.h>
#include <unistr.h>

#define DIGITS "0123456789"

/* Whether the character at `s` can stand in a label of a host; *size becomes its size. */
static bool
is_label_character(const char *s, size_t *size)
{
	ucs4_t c;
	int taken = u8_strmbtouc(&c, (const uint8_t *)s);
	*size = taken > 0 ? (size_t)taken : 1;
	return taken > 0 && (c == '-' || uc_is_general_category_withtable(c, UC_CATEGORY_MASK_L | UC_CATEGORY_MASK_N));
}

/* The size of a host, which is two labels at least, the last one no number unless all four are; 0: there is none. */
static size_t
host_size(const char *host)
{
	size_t labels = 0, numbers = 0, taken;
	const char *s = host;
	for (;;) {
		const char *label = s;
		while (is_label_character(s, &taken))
			s += taken;
		size_t size = (size_t)(s - label), digits = strspn(label, DIGITS);
		if (!size || size > 63 || *label == '-' || s[-1] == '-')
			return 0;
		labels++;
		numbers += digits == size;
		if (*s != '.' || !s[1] || strchr("/?#:", s[1])) {
			bool is_name = digits < size && size > 1;
			return labels > 1 && (is_name || (labels == 4 && numbers == 4)) ? (size_t)(s - host) : 0;
		}
		s++;
	}
}

static bool
is_port(const char **s)
{
	if (**s != ':')
		return true;
	size_t size = strspn(*s + 1, DIGITS);
	long port = size && size <= 5 ? strtol(*s + 1, NULL, 10) : 0;
	*s += 1 + size;
	return port >= 1 && port <= 65535;
}

/* Whether there is nothing in it that ends an address in a text. */
static bool
is_path(const char *s)
{
	ucs4_t c;
	if (*s && !strchr("/?#", *s))
		return false;
	for (const uint8_t *at = (const uint8_t *)s; (at = u8_next(&c, at));) {
		bool quote = (c >= 0x2018 && c <= 0x201f) || c == 0xab || c == 0xbb;
		if (c <= ' ' || (c < 0x80 && strchr("\"<>\\^`{|}", (int)c)) || quote ||
		    uc_is_general_category_withtable(c, UC_CATEGORY_MASK_Z | UC_CATEGORY_MASK_C))
			return false;
	}
	return true;
}

bool
value_url(const char *url)
{
	static const char *const schemes[] = {"https://", "http://"};
	const char *s = url;
	for (size_t i = 0; s == url && i < 2; i++)
		if (!strncmp(url, schemes[i], strlen(schemes[i])))
			s += strlen(schemes[i]);
	size_t size = strncmp(s, "www.", 4) ? host_size(s) : 0;
	if (!strncmp(s, "www.", 4) && host_size(s + 4))
		size = host_size(s);
	s += size;
	return size && is_port(&s) && is_path(s);
}

/* One address of so many bytes. */
static bool
is_email(const char *s, size_t size)
{
	static const char signs[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ" DIGITS "!#$%&'*+-/=?^_`{|}~.";
	size_t local = strspn(s, signs);
	if (!local || local > 64 || s[local] != '@' || *s == '.' || s[local - 1] == '.')
		return false;
	size_t host = host_size(s + local + 1);
	return host && local + 1 + host == size;
}

bool
value_email(const char *s)
{
	for (;; s++) {
		size_t size = strcspn(s, ",; ");
		if (!is_email(s, size))
			return false;
		s += size;
		if (!*s)
			return true;
		s += strspn(s, ",; ");
		if (!*s)
			return false;
		s--;
	}
}

/* Whether the part up to `end` is a telephone number, with words beside it. */
static bool
is_phone(const char *s, const char *end)
{
	char digits[20] = "";
	size_t count = 0;
	for (; s < end; s++) {
		bool letter_before = count && ((s[-1] | 0x20) >= 'a' && (s[-1] | 0x20) <= 'z');
		if (!strchr(DIGITS, *s) || !*s)
			continue;
		if (count == sizeof digits - 1 || letter_before)
			return false;
		digits[count++] = *s;
	}
	bool home = count > 2 && (!memcmp(digits, "06", 2) || !memcmp(digits, "36", 2));
	size_t prefix = home ? 2 : count > 4 && !memcmp(digits, "0036", 4) ? 4 : 0;
	bool national = prefix && count > 4;
	return count >= 3 && count <= 15 && (!national || count - prefix == 8 || count - prefix == 9);
}

bool
value_phone(const char *s)
{
	for (;;) {
		const char *end = s + strcspn(s, ",;");
		if (!is_phone(s, end))
			return false;
		if (!*end)
			return true;
		s = end + 1;
	}
}
