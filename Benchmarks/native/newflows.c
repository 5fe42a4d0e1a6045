// SPDX-License-Identifier: GPL-2.0-or-later
// usage: newflows FLOWS RATE
// Makes so many flows with packets, so many a second: one UDP datagram over loopback each, to an address of 127/8 of its
// own. Prints how many and the seconds it took.
#include <arpa/inet.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <time.h>

enum { PORT = 9 };

static double seconds(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return now.tv_sec + now.tv_nsec / 1e9;
}

int main(int count, char **arguments)
{
    struct sockaddr_in to = { .sin_family = AF_INET, .sin_port = htons(PORT) };
    int receiver = socket(AF_INET, SOCK_DGRAM, 0);
    int sender = socket(AF_INET, SOCK_DGRAM, 0);
    int flows = count > 2 ? atoi(arguments[1]) : 0;
    int rate = count > 2 ? atoi(arguments[2]) : 0;
    struct timespec nap = { .tv_nsec = 200000 };
    double start;
    int sent = 0;

    // Nobody reads: a full socket drops datagrams, but their flows are in the table by then.
    if (rate <= 0 || bind(receiver, (struct sockaddr *)&to, sizeof to) != 0)
        return 2;
    start = seconds();
    while (sent < flows) {
        int due = (int)((seconds() - start) * rate);
        for (; sent < flows && sent < due; sent++) {
            to.sin_addr.s_addr = htonl(0x7F010000u + (unsigned)sent);
            if (sendto(sender, "x", 1, 0, (struct sockaddr *)&to, sizeof to) != 1)
                return 1;
        }
        nanosleep(&nap, NULL);
    }
    printf("%d %.3f\n", sent, seconds() - start);
    return 0;
}
