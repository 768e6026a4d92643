/* What a server says of a file that was sent to it. */
#include <stddef.h>

#include "sync/transport/fetch_transfer.h"

static const struct {
	long status;
	const char *remedy;
} wrong[] = {
	{400, ""},
	{401, ": the server wants another name and password, see upload_credentials in kalauz-sync.conf(5)"},
	{403, ": the server does not let us write there: the credentials, its rules, or (S3) a clock that is wrong"},
	{404, ": there is no such place; upload in kalauz-sync.conf(5) says where, and S3 needs its bucket"},
	{405, ": nobody takes files there; see kalauz-sync.conf(5) for what the server needs"},
	{407, ": the proxy wants a name and password, see kalauz-sync.conf(5)"},
	{409, ": there is no folder for the day and the server makes none; nginx: create_full_put_path on"},
	{411, ""},
	{413, ": the server takes no files of this size; nginx: client_max_body_size 1m"},
	{414, ""},
	{415, ""},
	{501, ": nobody takes files there; see kalauz-sync.conf(5) for what the server needs"},
};
enum { WRONG = sizeof wrong / sizeof *wrong };

static size_t
find_wrong(long status)
{
	size_t i = 0;
	while (i < WRONG && wrong[i].status != status)
		i++;
	return i;
}

enum put_answer
put_answer_of(long status, bool whole)
{
	if (status == 201 || status == 204 || status == 412)
		return PUT_ARRIVED;
	if (status == 200)
		return whole ? PUT_ARRIVED : PUT_UNSURE;
	return find_wrong(status) < WRONG ? PUT_WRONG : PUT_FAILED;
}

const char *
put_remedy(long status)
{
	size_t at = find_wrong(status);
	return at < WRONG ? wrong[at].remedy : status == 200 ? ": no store answers so, perhaps a portal does" :
	    status == 507 ? ": the server has no room" : "";
}
