#include "kiosk/takeaway/qr.h"

#include <qrencode.h>
#include <string.h>

bool
qr_of(struct arena *arena, const char *text, struct qr *out)
{
	QRcode *code = QRcode_encodeString(text, 0, QR_ECLEVEL_M, QR_MODE_8, 1);
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
