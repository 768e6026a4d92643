#include "sync/trust/keys.h"

#include <errno.h>
#include <fcntl.h>
#include <openssl/ec.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/pkcs12.h>
#include <openssl/rsa.h>
#include <openssl/x509.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "sync/base/files.h"
#include "sync/trust/canonical.h"

enum {
	MAX_SIGNATURE = 1024,       /* bytes: RSA of 8192 bits */
	MAX_PUBLIC = 8192,          /* characters of PEM */
	MIN_RSA = 2048, MAX_RSA = 8192, /* bits (TUF section 4.2.1: at least 2048) */
	ED25519_SIZE = 32, ED25519_SIGNATURE = 64,
	MAX_KEY_FILE = 16384,
	HASH_CHUNK = 65536,
	SCRYPT_N = 16384, SCRYPT_R = 8, SCRYPT_P = 1,
};

struct signing_key {
	EVP_PKEY *pair;
};

/* --------------------------------------------------------------------- hex -- */

static int
hex_digit(char c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	if (c >= 'a' && c <= 'f')
		return c - 'a' + 10;
	return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

/* The number of bytes; 0: not hexadecimal, or more than `room`. */
static size_t
hex_decode(const char *hex, uint8_t *bytes, size_t room)
{
	size_t size = 0;
	for (; hex[0]; hex += 2, size++) {
		int high = hex_digit(hex[0]), low = high < 0 ? -1 : hex_digit(hex[1]);
		if (low < 0 || size == room)
			return 0;
		bytes[size] = (uint8_t)(high << 4 | low);
	}
	return size;
}

void
hash_hex(const uint8_t *hash, size_t size, char *hex)
{
	static const char digits[] = "0123456789abcdef";
	for (size_t i = 0; i < size; i++) {
		hex[2 * i] = digits[hash[i] >> 4];
		hex[2 * i + 1] = digits[hash[i] & 15];
	}
	hex[2 * size] = '\0';
}

/* --------------------------------------------------------------- verifying -- */

/* Never asks at the terminal. */
static int
no_passphrase(char *buffer, int size, int writing, void *closure)
{
	(void)buffer, (void)size, (void)writing, (void)closure;
	return -1;
}

static EVP_PKEY *
public_ed25519(const char *public)
{
	uint8_t raw[ED25519_SIZE];
	if (hex_decode(public, raw, sizeof raw) != sizeof raw)
		return NULL;
	return EVP_PKEY_new_raw_public_key(EVP_PKEY_ED25519, NULL, raw, sizeof raw);
}

static EVP_PKEY *
public_pem(const char *public)
{
	size_t size = strlen(public);
	if (size > MAX_PUBLIC)
		return NULL;
	BIO *bio = BIO_new_mem_buf(public, (int)size);
	if (!bio)
		abort();
	EVP_PKEY *key = PEM_read_bio_PUBKEY(bio, NULL, no_passphrase, NULL);
	BIO_free(bio);
	return key;
}

static bool
is_p256(EVP_PKEY *key)
{
	char group[64];
	return EVP_PKEY_is_a(key, "EC") && EVP_PKEY_get_group_name(key, group, sizeof group, NULL) &&
	    strcmp(group, "prime256v1") == 0;
}

static bool
is_rsa(EVP_PKEY *key)
{
	int bits = EVP_PKEY_get_bits(key);
	return EVP_PKEY_is_a(key, "RSA") && bits >= MIN_RSA && bits <= MAX_RSA;
}

static bool
is_ed25519(EVP_PKEY *key)
{
	return EVP_PKEY_is_a(key, "ED25519");
}

/* securesystemslib and others sign with a salt of any length. */
static bool
set_pss(EVP_PKEY_CTX *context)
{
	return EVP_PKEY_CTX_set_rsa_padding(context, RSA_PKCS1_PSS_PADDING) > 0 &&
	    EVP_PKEY_CTX_set_rsa_pss_saltlen(context, RSA_PSS_SALTLEN_AUTO) > 0 &&
	    EVP_PKEY_CTX_set_rsa_mgf1_md(context, EVP_sha256()) > 0;
}

/* The key types of TUF section 4.2.1; two spellings of ECDSA are in use. */
static const struct scheme {
	const char *name, *keytypes[2];
	EVP_PKEY *(*read)(const char *public);
	bool (*fits)(EVP_PKEY *);
	const EVP_MD *(*hash)(void);
	bool (*set)(EVP_PKEY_CTX *);
} schemes[] = {
	{.name = "ed25519", .keytypes = {"ed25519"}, .read = public_ed25519, .fits = is_ed25519},
	{.name = "ecdsa-sha2-nistp256", .keytypes = {"ecdsa", "ecdsa-sha2-nistp256"}, .read = public_pem,
	    .fits = is_p256, .hash = EVP_sha256},
	{.name = "rsassa-pss-sha256", .keytypes = {"rsa"}, .read = public_pem, .fits = is_rsa,
	    .hash = EVP_sha256, .set = set_pss},
};

static const struct scheme *
find_scheme(const char *name, const char *keytype)
{
	for (size_t i = 0; i < sizeof schemes / sizeof *schemes; i++)
		for (size_t j = 0; j < 2; j++)
			if (strcmp(name, schemes[i].name) == 0 && schemes[i].keytypes[j] &&
			    strcmp(keytype, schemes[i].keytypes[j]) == 0)
				return &schemes[i];
	return NULL;
}

static bool
verify_with(const struct scheme *scheme, EVP_PKEY *key, const uint8_t *signature, size_t signature_size,
    const void *bytes, size_t size)
{
	EVP_MD_CTX *context = EVP_MD_CTX_new();
	EVP_PKEY_CTX *key_context; /* belongs to context */
	if (!context)
		abort();
	bool good = scheme->fits(key) &&
	    EVP_DigestVerifyInit(context, &key_context, scheme->hash ? scheme->hash() : NULL, NULL, key) > 0 &&
	    (!scheme->set || scheme->set(key_context)) &&
	    EVP_DigestVerify(context, signature, signature_size, bytes, size) == 1;
	EVP_MD_CTX_free(context);
	return good;
}

bool
key_verifies(const json_t *object, const char *signature, const void *bytes, size_t size)
{
	const char *name = json_string_value(json_object_get(object, "scheme"));
	const char *keytype = json_string_value(json_object_get(object, "keytype"));
	const char *public = json_string_value(json_object_get(json_object_get(object, "keyval"), "public"));
	const struct scheme *scheme = name && keytype && public ? find_scheme(name, keytype) : NULL;
	uint8_t raw[MAX_SIGNATURE];
	size_t raw_size = scheme ? hex_decode(signature, raw, sizeof raw) : 0;
	EVP_PKEY *key = raw_size ? scheme->read(public) : NULL;
	if (!key)
		return false;
	bool good = verify_with(scheme, key, raw, raw_size, bytes, size);
	EVP_PKEY_free(key);
	return good;
}

bool
key_id(const json_t *key, char id[KEYID_SIZE + 1])
{
	struct hashes hashes;
	size_t size;
	char *bytes = canonical_json(key, &size);
	if (!bytes)
		return false;
	hash_bytes(bytes, size, &hashes);
	hash_hex(hashes.sha256, SHA256_SIZE, id);
	free(bytes);
	return true;
}

/* ------------------------------------------------------------- publishing -- */

static struct signing_key *
wrap(EVP_PKEY *pair)
{
	struct signing_key *key = malloc(sizeof *key);
	if (!key)
		abort();
	key->pair = pair;
	return key;
}

struct signing_key *
signing_key_new(void)
{
	EVP_PKEY *pair = EVP_PKEY_Q_keygen(NULL, NULL, "ED25519");
	if (!pair)
		abort(); /* no randomness, no memory: nothing to go on with */
	return wrap(pair);
}

void
signing_key_free(struct signing_key *key)
{
	if (!key)
		return;
	EVP_PKEY_free(key->pair); /* cleanses the private half */
	free(key);
}

/* PBES2 with scrypt, as `openssl pkcs8 -topk8 -scrypt` makes it. */
static bool
pem_encrypted(BIO *bio, EVP_PKEY *pair, const char *passphrase)
{
	PKCS8_PRIV_KEY_INFO *plain = EVP_PKEY2PKCS8(pair);
	X509_ALGOR *method = PKCS5_pbe2_set_scrypt(EVP_aes_256_cbc(), NULL, 0, NULL, SCRYPT_N, SCRYPT_R, SCRYPT_P);
	X509_SIG *sealed = plain && method ?
	    PKCS8_set0_pbe(passphrase, (int)strlen(passphrase), plain, method) : NULL;
	bool good = sealed && PEM_write_bio_PKCS8(bio, sealed);
	if (!sealed)
		X509_ALGOR_free(method); /* else it belongs to sealed */
	X509_SIG_free(sealed);
	PKCS8_PRIV_KEY_INFO_free(plain);
	return good;
}

static bool
write_key_file(const char *path, const char *bytes, size_t size)
{
	int fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600);
	if (fd < 0)
		return false;
	bool good = files_write_all(fd, bytes, size) && fsync(fd) == 0;
	int saved = errno;
	good = close(fd) == 0 && good;
	if (!good)
		unlink(path);
	errno = saved;
	return good;
}

bool
signing_key_write(const struct signing_key *key, const char *path, const char *passphrase)
{
	BIO *bio = BIO_new(BIO_s_secmem());
	char *bytes;
	if (!bio)
		abort();
	bool good = passphrase ? pem_encrypted(bio, key->pair, passphrase)
	                       : PEM_write_bio_PKCS8PrivateKey(bio, key->pair, NULL, NULL, 0, NULL, NULL) > 0;
	long size = BIO_get_mem_data(bio, &bytes);
	errno = EINVAL;
	good = good && size > 0 && write_key_file(path, bytes, (size_t)size);
	BIO_free(bio);
	return good;
}

static int
give_passphrase(char *buffer, int size, int writing, void *closure)
{
	const char *passphrase = closure;
	(void)writing;
	if (!passphrase || strlen(passphrase) > (size_t)size)
		return -1;
	memcpy(buffer, passphrase, strlen(passphrase));
	return (int)strlen(passphrase);
}

/* The whole file; -1 with errno: it cannot be read, or is too large for a key. */
static ssize_t
read_key_file(const char *path, char *bytes, mode_t *mode)
{
	struct stat about;
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY);
	if (fd < 0)
		return -1;
	ssize_t size = fstat(fd, &about) < 0 ? -1 : read(fd, bytes, MAX_KEY_FILE);
	close(fd);
	*mode = about.st_mode;
	if (size < MAX_KEY_FILE)
		return size;
	errno = EFBIG;
	return -1;
}

static EVP_PKEY *
parse_private(const char *bytes, size_t size, const char *passphrase)
{
	BIO *bio = BIO_new_mem_buf(bytes, (int)size);
	if (!bio)
		abort();
	EVP_PKEY *pair = PEM_read_bio_PrivateKey(bio, NULL, give_passphrase, (void *)passphrase);
	BIO_free(bio);
	if (pair && !is_ed25519(pair)) {
		EVP_PKEY_free(pair);
		pair = NULL;
	}
	return pair;
}

struct signing_key *
signing_key_read(const char *path, const char *passphrase)
{
	static const char sealed[] = "-----BEGIN ENCRYPTED PRIVATE KEY-----";
	char bytes[MAX_KEY_FILE];
	mode_t mode = 0;
	EVP_PKEY *pair = NULL;
	ssize_t size = read_key_file(path, bytes, &mode);
	if (size < 0)
		return NULL;
	if ((mode & 077) && !memmem(bytes, (size_t)size, sealed, sizeof sealed - 1))
		errno = EPERM;
	else if (!(pair = parse_private(bytes, (size_t)size, passphrase)))
		errno = EINVAL;
	OPENSSL_cleanse(bytes, sizeof bytes);
	return pair ? wrap(pair) : NULL;
}

json_t *
signing_key_public(const struct signing_key *key)
{
	uint8_t raw[ED25519_SIZE];
	char hex[2 * ED25519_SIZE + 1];
	size_t size = sizeof raw;
	if (EVP_PKEY_get_raw_public_key(key->pair, raw, &size) <= 0)
		abort();
	hash_hex(raw, size, hex);
	json_t *object = json_pack("{s:s, s:s, s:{s:s}}", "keytype", "ed25519", "scheme", "ed25519",
	    "keyval", "public", hex);
	if (!object)
		abort();
	return object;
}

bool
signing_key_sign(const struct signing_key *key, const void *bytes, size_t size, char **hex)
{
	uint8_t raw[ED25519_SIGNATURE];
	size_t raw_size = sizeof raw;
	EVP_MD_CTX *context = EVP_MD_CTX_new();
	if (!context)
		abort();
	bool good = EVP_DigestSignInit(context, NULL, NULL, NULL, key->pair) > 0 &&
	    EVP_DigestSign(context, raw, &raw_size, bytes, size) > 0;
	EVP_MD_CTX_free(context);
	if (!good)
		return false;
	*hex = malloc(2 * raw_size + 1);
	if (!*hex)
		abort();
	hash_hex(raw, raw_size, *hex);
	return true;
}

/* ---------------------------------------------------------------- hashing -- */

static EVP_MD_CTX *
digest_begin(const EVP_MD *hash)
{
	EVP_MD_CTX *context = EVP_MD_CTX_new();
	if (!context || !EVP_DigestInit_ex(context, hash, NULL))
		abort();
	return context;
}

static void
digest_finish(EVP_MD_CTX *context, uint8_t *hash)
{
	if (!EVP_DigestFinal_ex(context, hash, NULL))
		abort();
	EVP_MD_CTX_free(context);
}

bool
hash_file(int fd, struct hashes *out, uint64_t *size)
{
	char *chunk = malloc(HASH_CHUNK);
	EVP_MD_CTX *sha256 = digest_begin(EVP_sha256()), *sha512 = digest_begin(EVP_sha512());
	ssize_t got;
	if (!chunk)
		abort();
	*size = 0;
	while ((got = pread(fd, chunk, HASH_CHUNK, (off_t)*size)) > 0 || (got < 0 && errno == EINTR)) {
		if (got < 0)
			continue;
		if (!EVP_DigestUpdate(sha256, chunk, (size_t)got) || !EVP_DigestUpdate(sha512, chunk, (size_t)got))
			abort();
		*size += (uint64_t)got;
	}
	out->has_sha256 = out->has_sha512 = true;
	digest_finish(sha256, out->sha256);
	digest_finish(sha512, out->sha512);
	free(chunk);
	return got == 0;
}

void
hash_bytes(const void *bytes, size_t size, struct hashes *out)
{
	out->has_sha256 = out->has_sha512 = true;
	if (!EVP_Digest(bytes, size, out->sha256, NULL, EVP_sha256(), NULL) ||
	    !EVP_Digest(bytes, size, out->sha512, NULL, EVP_sha512(), NULL))
		abort();
}

bool
hashes_match(const struct hashes *wanted, const struct hashes *found)
{
	if (!wanted->has_sha256 && !wanted->has_sha512)
		return false;
	if (wanted->has_sha256 &&
	    (!found->has_sha256 || memcmp(wanted->sha256, found->sha256, SHA256_SIZE) != 0))
		return false;
	return !wanted->has_sha512 ||
	    (found->has_sha512 && memcmp(wanted->sha512, found->sha512, SHA512_SIZE) == 0);
}

bool
hash_read(const char *hex, uint8_t *hash, size_t size)
{
	for (const char *c = hex; *c; c++)
		if (*c >= 'A' && *c <= 'F')
			return false;
	return strlen(hex) == 2 * size && hex_decode(hex, hash, size) == size;
}
