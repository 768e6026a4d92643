#include "kiosk/takeaway/qr.h"

#include <qrencode.h>
#include <string.h>

/* The highest level of error correction that makes the code no larger. */
static QRcode *
encode(const char *text)
{
	static const QRecLevel levels[] = {QR_ECLEVEL_M, QR_ECLEVEL_Q, QR_ECLEVEL_H};
	QRcode *code = QRcode_encodeString(text, 0, QR_ECLEVEL_L, QR_MODE_8, 1);
	for (unsigned i = 0; code && i < sizeof levels / sizeof *levels; i++) {
		QRcode *better = QRcode_encodeString(text, code->version, levels[i], QR_MODE_8, 1);
		if (!better || better->version > code->version) {
			QRcode_free(better);
			break;
		}
		QRcode_free(code);
		code = better;
	}
	return code;
}

bool
qr_of(struct arena *arena, const char *text, struct qr *out)
{
	QRcode *code = encode(text);
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
