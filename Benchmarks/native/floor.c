/* SPDX-License-Identifier: GPL-2.0-or-later
 *
 * The kernel's own speed: asks for a dump of the connection table and throws it away. What takes longer than this is
 * the reader's doing.
 *
 * usage: floor [-f 4|6] [-w FILE]
 *   -f  one address family instead of both
 *   -w  also write each datagram to FILE, behind its length (32 bits, this machine's byte order); not for measuring
 *
 * Prints one line: messages, bytes, CPU microseconds (user and system), wall microseconds.
 */
#include <errno.h>
#include <linux/netfilter/nfnetlink.h>
#include <linux/netfilter/nfnetlink_conntrack.h>
#include <linux/netlink.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

enum { BUFFER = 32768 }; /* the most that the kernel puts into one datagram of a dump */

static void die(const char *what)
{
    perror(what);
    exit(1);
}

static int64_t cpu_microseconds(void)
{
    struct rusage use;
    getrusage(RUSAGE_SELF, &use);
    return (use.ru_utime.tv_sec + use.ru_stime.tv_sec) * INT64_C(1000000) + use.ru_utime.tv_usec + use.ru_stime.tv_usec;
}

static int64_t wall_microseconds(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return now.tv_sec * INT64_C(1000000) + now.tv_nsec / 1000;
}

static void request_dump(int fd, unsigned char family)
{
    struct {
        struct nlmsghdr header;
        struct nfgenmsg family;
    } request = {
        .header = {
            .nlmsg_len = sizeof request,
            .nlmsg_type = NFNL_SUBSYS_CTNETLINK << 8 | IPCTNL_MSG_CT_GET,
            .nlmsg_flags = NLM_F_REQUEST | NLM_F_DUMP,
            .nlmsg_seq = 1,
        },
        .family = { .nfgen_family = family, .version = NFNETLINK_V0 },
    };
    struct sockaddr_nl kernel = { .nl_family = AF_NETLINK };

    if (sendto(fd, &request, sizeof request, 0, (struct sockaddr *)&kernel, sizeof kernel) < 0)
        die("sendto");
}

/* Returns whether the dump goes on after this datagram. */
static int count_messages(const char *datagram, int length, long *messages)
{
    const struct nlmsghdr *message = (const struct nlmsghdr *)datagram;

    for (; NLMSG_OK(message, length); message = NLMSG_NEXT(message, length)) {
        if (message->nlmsg_type == NLMSG_DONE)
            return 0;
        if (message->nlmsg_type == NLMSG_ERROR) {
            errno = -((const struct nlmsgerr *)NLMSG_DATA(message))->error;
            die("dump");
        }
        ++*messages;
    }
    return 1;
}

int main(int argc, char **argv)
{
    static char buffer[BUFFER] __attribute__((aligned(8)));
    unsigned char family = AF_UNSPEC;
    FILE *capture = NULL;
    long messages = 0;
    int64_t bytes = 0;
    int option;

    while ((option = getopt(argc, argv, "f:w:")) != -1) {
        switch (option) {
        case 'f':
            family = strcmp(optarg, "6") == 0 ? AF_INET6 : AF_INET;
            break;
        case 'w':
            capture = fopen(optarg, "w");
            if (!capture)
                die(optarg);
            break;
        default:
            return 2;
        }
    }

    int fd = socket(AF_NETLINK, SOCK_RAW | SOCK_CLOEXEC, NETLINK_NETFILTER);
    if (fd < 0)
        die("socket");

    int64_t cpu = cpu_microseconds();
    int64_t wall = wall_microseconds();
    request_dump(fd, family);
    for (;;) {
        ssize_t length = recv(fd, buffer, sizeof buffer, 0);
        if (length < 0 && errno == EINTR)
            continue;
        if (length < 0)
            die("recv");
        if (capture) {
            uint32_t size = (uint32_t)length;
            fwrite(&size, sizeof size, 1, capture);
            fwrite(buffer, 1, size, capture);
        }
        bytes += length;
        if (!count_messages(buffer, (int)length, &messages))
            break;
    }
    wall = wall_microseconds() - wall;
    cpu = cpu_microseconds() - cpu;

    if (capture && fclose(capture) != 0)
        die("capture");
    printf("%ld %lld %lld %lld\n", messages, (long long)bytes, (long long)cpu, (long long)wall);
    return 0;
}
