#include "kiosk/takeaway/qr.h"

#include <qrencode.h>
#include <string.h>

enum { UTF8 = 26 }; /* its number as an ECI */

/* Of at least that version. */
static QRcode *
encode_at(const char *text, bool utf8, int version, QRecLevel level)
{
	if (!utf8)
		return QRcode_encodeString(text, version, level, QR_MODE_8, 1);
	QRinput *input = QRinput_new2(version, level);
	QRcode *code = NULL;
	if (input && !QRinput_appendECIheader(input, UTF8) &&
	    !QRinput_append(input, QR_MODE_8, (int)strlen(text), (const unsigned char *)text))
		code = QRcode_encodeInput(input);
	QRinput_free(input);
	return code;
}

/* The highest level of error correction that makes the code no larger. */
static QRcode *
encode(const char *text, bool utf8)
{
	static const QRecLevel levels[] = {QR_ECLEVEL_M, QR_ECLEVEL_Q, QR_ECLEVEL_H};
	QRcode *code = encode_at(text, utf8, 0, QR_ECLEVEL_L);
	for (unsigned i = 0; code && i < sizeof levels / sizeof *levels; i++) {
		QRcode *better = encode_at(text, utf8, code->version, levels[i]);
		if (!better || better->version > code->version) {
			QRcode_free(better);
			break;
		}
		QRcode_free(code);
		code = better;
	}
	return code;
}

static bool
make(struct arena *arena, QRcode *code, struct qr *out)
{
	if (!code)
		return false;
	size_t size = (size_t)code->width * (size_t)code->width;
	unsigned char *dark = arena_alloc(arena, size);
	for (size_t i = 0; i < size; i++)
		dark[i] = code->data[i] & 1;
	*out = (struct qr){.width = code->width, .dark = dark};
	QRcode_free(code);
	return true;
}

bool
qr_of(struct arena *arena, const char *text, struct qr *out)
{
	return make(arena, encode(text, false), out);
}

bool
qr_of_text(struct arena *arena, const char *text, struct qr *out)
{
	return make(arena, encode(text, true), out);
}
