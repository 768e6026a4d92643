#include "sync/client/sync_check.h"

#include <errno.h>
#include <fcntl.h>
#include <pwd.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "sync/base/files.h"
#include "sync/trust/metadata.h"
#include "sync/trust/trust.h"
#include "sync/upload/upload_secret.h"

enum { MAX_WORDS = 512, MAX_PEM = 1024 * 1024 };

static void __attribute__((format(printf, 4, 5)))
tell(const struct sync_check *check, bool fatal, const char *key, const char *format, ...)
{
	char what[MAX_WORDS];
	va_list arguments;
	va_start(arguments, format);
	vsnprintf(what, sizeof what, format, arguments);
	va_end(arguments);
	check->hear(check->closure, fatal, key, what);
}

/* "user kalauz-sync", or "user 998". */
static const char *
user_name(char name[64])
{
	const struct passwd *user = getpwuid(geteuid());
	snprintf(name, 64, user ? "user %.50s" : "user %.0s%lu", user ? user->pw_name : "", (unsigned long)geteuid());
	return name;
}

/* ------------------------------------------------------------------- files -- */

/* NULL: said. */
static char *
read_setting(const struct sync_check *check, const char *key, const char *path, size_t max, size_t *size)
{
	char name[64], *bytes = files_read(AT_FDCWD, path, max, size);
	if (bytes)
		return bytes;
	if (errno == EACCES)
		tell(check, true, key, "%s: %s may not read it; change its owner or its mode", path, user_name(name));
	else
		tell(check, true, key, "%s: %s", path, errno == EFBIG ? "is too long for such a file" : strerror(errno));
	return NULL;
}

static void
check_pem(const struct sync_check *check, const char *key, const char *path, const char *kind, const char *what)
{
	size_t size;
	char *bytes = path ? read_setting(check, key, path, MAX_PEM, &size) : NULL;
	if (bytes && !strstr(bytes, "-----BEGIN ") && !strstr(bytes, kind))
		tell(check, true, key, "%s: is no PEM file; %s is wanted", path, what);
	else if (bytes && !strstr(bytes, kind))
		tell(check, true, key, "%s: has no %s", path, what);
	else if (bytes && strstr(bytes, "ENCRYPTED"))
		tell(check, true, key, "%s: has a passphrase, which nobody can give here; take it off", path);
	if (bytes)
		explicit_bzero(bytes, size);
	free(bytes);
}

static bool
others_can_read(const char *path)
{
	struct stat about;
	return path && !stat(path, &about) && S_ISREG(about.st_mode) && (about.st_mode & S_IROTH);
}

static void
check_root(const struct sync_check *check, const char *path)
{
	size_t size;
	char *bytes = path ? read_setting(check, "root", path, METADATA_MAX_ROOT, &size) : NULL;
	if (bytes && !trust_is_root(bytes, size))
		tell(check, true, "root", "%s: is no root that its own keys signed; take 1.root.json of the centre", path);
	free(bytes);
}

void
sync_check_files(const struct sync_settings *s, const char *config, const struct sync_check *check)
{
	check_pem(check, "ca", s->ca, "CERTIFICATE-----", "certificate");
	check_pem(check, "client_certificate", s->client_certificate, "CERTIFICATE-----", "certificate");
	check_pem(check, "client_key", s->client_key, "PRIVATE KEY-----", "private key");
	if (others_can_read(s->client_key))
		tell(check, false, "client_key", "%s: everybody on this machine can read the key; chmod o-r", s->client_key);
	if (s->proxy_has_password && others_can_read(config))
		tell(check, false, "proxy", "everybody on this machine can read its password in %s; chmod o-r", config);
	check_root(check, s->root);
}

void
sync_check_upload(const struct sync_settings *s, const struct sync_check *check)
{
	struct report report = {0};
	struct upload_secret secret;
	char name[64];
	if (!s->upload)
		return;
	if (s->upload_credentials && upload_secret_read(&secret, s->upload_credentials, &report) != STATUS_DONE)
		tell(check, true, "upload_credentials", "%s", report.line);
	else if (s->upload_credentials && !s->upload_region && !strncmp(s->upload, "http://", 7))
		tell(check, false, "upload", "%s: the password goes there so that everybody between can read it; use https", s->upload);
	upload_secret_wipe(&secret);
	if (!access(s->tally, F_OK) && access(s->tally, R_OK | W_OK | X_OK))
		tell(check, true, "tally", "%s: %s may not work there; it must be in the folder's group, kalauz-tally", s->tally,
		    user_name(name));
}

/* ------------------------------------------------------------------- store -- */

static void
check_trust(const struct sync_settings *s, const struct sync_check *check)
{
	size_t size;
	char *path;
	if (asprintf(&path, "%s/tuf/root.json", s->store) < 0)
		abort();
	char *bytes = files_read(AT_FDCWD, path, METADATA_MAX_ROOT, &size);
	if (!s->root && !bytes)
		tell(check, true, "root", "%s: %s; give the centre's 1.root.json to kalauz-sync init, or write root = FILE", path,
		    strerror(errno));
	else if (!s->root && !trust_is_root(bytes, size))
		tell(check, true, "root", "%s: damaged; give the centre's root to kalauz-sync init, or write root = FILE", path);
	free(bytes);
	free(path);
}

void
sync_check_store(const struct sync_settings *s, const struct sync_check *check)
{
	struct stat about;
	char name[64];
	if (*s->server == '/' && stat(s->server, &about))
		tell(check, false, "server", "%s: %s", s->server, strerror(errno));
	if (stat(s->store, &about))
		tell(check, true, "store", "%s: %s; make it with install -d -o kalauz-sync -g kalauz-sync %s", s->store,
		    strerror(errno), s->store);
	else if (!S_ISDIR(about.st_mode))
		tell(check, true, "store", "%s: is no folder", s->store);
	else if (access(s->store, R_OK | W_OK | X_OK))
		tell(check, true, "store", "%s: %s may not work there; chown -R its owner to kalauz-sync", s->store,
		    user_name(name));
	else
		check_trust(s, check);
}
