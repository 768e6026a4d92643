#include "kiosk/print/print_ipp.h"

#include <cups/cups.h>
#include <stdlib.h>
#include <string.h>

#include "data/status.h"
#include "kiosk/print/print_reasons.h"

enum {
	CONNECT_WAIT = 2000, /* ms */
	MAX_REASONS = 32,
	MAX_SILENCE = 3,     /* looks without an answer, then it is offline */
};
#define ANSWER_WAIT 5.0  /* s */

struct print_ipp {
	http_t *http;
	char *uri;
	char resource[1024];
	int job;
	int silent; /* looks in a row that were not answered */
};

static const char *const cups_socket = "/run/cups/cups.sock";

/* "ipp://localhost/printers/NAME" leads to the CUPS server of this machine by its socket, if it has no port. */
static bool
connect_to(struct print_ipp *ipp)
{
	char scheme[16], user[64], host[256];
	int port;
	if (httpSeparateURI(HTTP_URI_CODING_ALL, ipp->uri, scheme, sizeof scheme, user, sizeof user, host, sizeof host, &port,
	    ipp->resource, sizeof ipp->resource) < HTTP_URI_STATUS_OK)
		return false;
	bool local = !strcmp(scheme, "ipp") && !strcmp(host, "localhost") && !strncmp(ipp->resource, "/printers/", 10);
	http_encryption_t encryption = !strcmp(scheme, "ipps") ? HTTP_ENCRYPTION_ALWAYS : HTTP_ENCRYPTION_IF_REQUESTED;
	ipp->http = httpConnect2(local ? cups_socket : host, port, NULL, AF_UNSPEC, encryption, 1, CONNECT_WAIT, NULL);
	if (ipp->http)
		httpSetTimeout(ipp->http, ANSWER_WAIT, NULL, NULL);
	return ipp->http;
}

static ipp_t *
request_of(const struct print_ipp *ipp, ipp_op_t operation)
{
	ipp_t *request = ippNewRequest(operation);
	ippAddString(request, IPP_TAG_OPERATION, IPP_TAG_URI, "printer-uri", NULL, ipp->uri);
	if (ipp->job)
		ippAddInteger(request, IPP_TAG_OPERATION, IPP_TAG_INTEGER, "job-id", ipp->job);
	ippAddString(request, IPP_TAG_OPERATION, IPP_TAG_NAME, "requesting-user-name", NULL, "kalauz");
	return request;
}

/* What the last request came to, when it was refused. */
static enum printing
refusal(const struct print_ipp *ipp)
{
	ipp_status_t status = cupsLastError();
	status_report("%s: %s", ipp->uri, cupsLastErrorString());
	switch (status) {
	case IPP_STATUS_ERROR_BUSY:
	case IPP_STATUS_ERROR_TEMPORARY:
	case IPP_STATUS_ERROR_TOO_MANY_JOBS:
		return PRINTING_BUSY;
	case IPP_STATUS_ERROR_NOT_ACCEPTING_JOBS:
	case IPP_STATUS_ERROR_SERVICE_UNAVAILABLE:
	case IPP_STATUS_ERROR_NOT_FOUND:
		return PRINTING_OFFLINE;
	default:
		return PRINTING_FAILED;
	}
}

/* The printer's answer to a request with a document; NULL: none. */
static ipp_t *
send_document(struct print_ipp *ipp, ipp_t *request, const void *bytes, size_t size)
{
	http_status_t status = cupsSendRequest(ipp->http, request, ipp->resource, ippLength(request) + size);
	if (status == HTTP_STATUS_CONTINUE)
		status = cupsWriteRequestData(ipp->http, bytes, size);
	ipp_t *answer = status == HTTP_STATUS_CONTINUE ? cupsGetResponse(ipp->http, ipp->resource) : NULL;
	ippDelete(request);
	return answer;
}

static enum printing
submit(struct print_ipp *ipp, bool a4, const char *type, const void *bytes, size_t size)
{
	ipp_t *request = request_of(ipp, IPP_OP_PRINT_JOB);
	ippAddString(request, IPP_TAG_OPERATION, IPP_TAG_NAME, "job-name", NULL, "Kalauz");
	ippAddString(request, IPP_TAG_OPERATION, IPP_TAG_MIMETYPE, "document-format", NULL, type);
	if (a4)
		ippAddString(request, IPP_TAG_JOB, IPP_TAG_KEYWORD, "media", NULL, "iso_a4_210x297mm");
	ipp_t *answer = send_document(ipp, request, bytes, size);
	ipp_attribute_t *id = ippFindAttribute(answer, "job-id", IPP_TAG_INTEGER);
	bool accepted = answer && ippGetStatusCode(answer) < IPP_STATUS_ERROR_BAD_REQUEST && id;
	ipp->job = accepted ? ippGetInteger(id, 0) : 0;
	ippDelete(answer);
	return accepted ? PRINTING_ACCEPTED : refusal(ipp);
}

enum printing
print_ipp_begin(struct print_ipp **out, const char *uri, bool a4, const char *type, const void *bytes, size_t size)
{
	struct print_ipp *ipp = calloc(1, sizeof *ipp);
	if (!ipp || !(ipp->uri = strdup(uri)))
		abort();
	enum printing state = PRINTING_OFFLINE;
	if (connect_to(ipp))
		state = submit(ipp, a4, type, bytes, size);
	else
		status_report("%s: %s", uri, cupsLastErrorString());
	if (printing_goes_on(state)) {
		*out = ipp;
		return state;
	}
	print_ipp_free(ipp);
	return state;
}

void
print_ipp_free(struct print_ipp *ipp)
{
	if (!ipp)
		return;
	httpClose(ipp->http);
	free(ipp->uri);
	free(ipp);
}

/* ----------------------------------------------------------------------- looks -- */

/* Asks for attributes; NULL: no answer. */
static ipp_t *
ask(struct print_ipp *ipp, ipp_op_t operation, const char *const *names, int count)
{
	int job = ipp->job;
	if (operation == IPP_OP_GET_PRINTER_ATTRIBUTES)
		ipp->job = 0;
	ipp_t *request = request_of(ipp, operation);
	ipp->job = job;
	ippAddStrings(request, IPP_TAG_OPERATION, IPP_TAG_KEYWORD, "requested-attributes", count, NULL, names);
	ipp_t *answer = cupsDoRequest(ipp->http, request, ipp->resource);
	if (answer && ippGetStatusCode(answer) < IPP_STATUS_ERROR_BAD_REQUEST)
		return answer;
	ippDelete(answer);
	return NULL;
}

static int
integer_of(ipp_t *answer, const char *name)
{
	ipp_attribute_t *attribute = ippFindAttribute(answer, name, IPP_TAG_ENUM);
	return attribute ? ippGetInteger(attribute, 0) : 0;
}

/* Of the printer, while the job waits or runs. */
static enum printing
printer_state(struct print_ipp *ipp)
{
	static const char *const names[] = {"printer-state", "printer-state-reasons"};
	const char *reasons[MAX_REASONS];
	ipp_t *answer = ask(ipp, IPP_OP_GET_PRINTER_ATTRIBUTES, names, 2);
	ipp_attribute_t *attribute = ippFindAttribute(answer, "printer-state-reasons", IPP_TAG_KEYWORD);
	int count = attribute ? ippGetCount(attribute) : 0;
	if (count > MAX_REASONS)
		count = MAX_REASONS;
	for (int i = 0; i < count; i++)
		reasons[i] = ippGetString(attribute, i, NULL);
	enum printing state = print_reasons_state(reasons, (size_t)count,
	    integer_of(answer, "printer-state") == IPP_PSTATE_STOPPED);
	ippDelete(answer);
	return state;
}

enum printing
print_ipp_look(struct print_ipp *ipp)
{
	static const char *const names[] = {"job-state"};
	ipp_t *answer = ask(ipp, IPP_OP_GET_JOB_ATTRIBUTES, names, 1);
	int state = integer_of(answer, "job-state");
	ipp->silent = answer ? 0 : ipp->silent + 1;
	ippDelete(answer);
	switch (state) {
	case IPP_JSTATE_COMPLETED:
		return PRINTING_DONE;
	case IPP_JSTATE_CANCELED:
	case IPP_JSTATE_ABORTED:
		status_report("%s: the printer gave the list up", ipp->uri);
		return PRINTING_FAILED;
	default:
		return ipp->silent < MAX_SILENCE ? printer_state(ipp) : PRINTING_OFFLINE;
	}
}

void
print_ipp_cancel(struct print_ipp *ipp)
{
	ippDelete(cupsDoRequest(ipp->http, request_of(ipp, IPP_OP_CANCEL_JOB), ipp->resource));
}
