// SPDX-License-Identifier: GPL-2.0-or-later
// usage: measure PROGRAM [ARGUMENT...]
// Runs a program with its output thrown away, and prints its elapsed and processor time in microseconds, its largest
// resident memory in KiB and its exit status.
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static long microseconds(struct timeval time)
{
    return time.tv_sec * 1000000L + time.tv_usec;
}

static void run(char **command)
{
    int sink = open("/dev/null", O_WRONLY);
    dup2(sink, STDOUT_FILENO);
    dup2(sink, STDERR_FILENO);
    execvp(command[0], command);
    _exit(127);
}

int main(int count, char **arguments)
{
    struct timespec start, end;
    struct rusage usage;
    int status;
    pid_t child;

    if (count < 2)
        return 2;
    clock_gettime(CLOCK_MONOTONIC, &start);
    child = fork();
    if (child == 0)
        run(arguments + 1);
    if (child < 0 || wait4(child, &status, 0, &usage) != child)
        return 1;
    clock_gettime(CLOCK_MONOTONIC, &end);
    printf("%ld %ld %ld %d\n",
           (end.tv_sec - start.tv_sec) * 1000000L + (end.tv_nsec - start.tv_nsec) / 1000,
           microseconds(usage.ru_utime) + microseconds(usage.ru_stime),
           usage.ru_maxrss,
           WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status));
    return 0;
}
