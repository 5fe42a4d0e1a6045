// SPDX-License-Identifier: GPL-2.0-or-later
using System.Text;
using Conntrack.Grammar;

namespace Conntrack.Commands;

/// <summary><c>-h</c>, and no command at all: explains the options.</summary>
internal sealed class HelpCommand(CommandContext context, Request request)
{
    private const string Text =
        """
        pyconntrack: shows and changes the kernel's table of tracked connections.
        Usage: conntrack COMMAND [TABLE] [OPTIONS]

        Commands:
          -L, --dump [TABLE]          list the entries
          -G, --get [TABLE]           show one entry
          -D, --delete [TABLE]        delete the entries that are selected
          -I, --create [TABLE]        create an entry
          -A, --add                   create an entry unless it exists
          -U, --update                change the entries that are selected
          -E, --event [TABLE]         show what happens until interrupted
          -F, --flush [TABLE]         empty the table
          -C, --counter [TABLE]       print the number of entries
          -S, --stats [TABLE]         print the counters of every CPU
          -R, --load-file FILE        run the lines of a file, - for standard input
          -V, --version               print the version
          -h, --help                  print this; with -p also the options of that protocol

        Tables: conntrack (when none is named), expect, dying, unconfirmed

        Without a command, the words of other programs:
          list, xml, delete           as conntrack.py, with its options
          timeout, helper COMMAND     as nfct(8)

        Selecting, and describing what to create:
          -s, --src, --orig-src IP[/N]    source of the original direction
          -d, --dst, --orig-dst IP[/N]    destination of the original direction
          -r, --reply-src IP              source of the replies
          -q, --reply-dst IP              destination of the replies
          -p, --protonum PROTO            protocol, by name or number
          -f, --family FAMILY             ipv4 or ipv6
          -t, --timeout SECONDS           remaining life
          -u, --status STATUS[,...]       ASSURED, SEEN_REPLY, UNSET, FIXED_TIMEOUT, EXPECTED, OFFLOAD, HW_OFFLOAD;
                                          selecting also UNREPLIED and !STATUS
          -m, --mark N[/MASK]             the mark
          -c, --secmark N                 the security mark
          -i, --id N                      the kernel's identifier
          -w, --zone N                    zone of both directions
              --orig-zone N               zone of the original direction
              --reply-zone N              zone of the replies
          -n, --src-nat [IP[:PORT]]       source is translated
          -g, --dst-nat [IP[:PORT]]       destination is translated
          -j, --any-nat [IP[:PORT]]       either is translated
              --mask-src IP               mask of the source
              --mask-dst IP               mask of the destination
          -l, --label NAME[,...]          has these labels
              --filter TEXT               fulfils this: see pyctd-filter(7)
              --limit N                   at most so many entries

        Creating and changing:
              --label-add NAME[,...]      add labels
              --label-del [NAME[,...]]    remove labels, without a name all
              --tuple-src IP[/N]          source of an expectation
              --tuple-dst IP[/N]          destination of an expectation
          -a, --nat-range IP              ignored
              --dry-run                   with -D: only show what would be deleted

        Output:
          -o, --output WORD[,...]         xml, extended, timestamp, id, ktimestamp, labels, userspace, save,
                                          json, jsonl, csv, full
              --columns NAME[,...]        columns of csv and members of json
              --sort [-]NAME              order of -L, with a dash descending
          -M, --labelmap FILE             names of labels instead of /etc/xtables/connlabel.conf
          -z, --zero                      set the counters to zero while listing
          -e, --event-mask EVENT[,...]    ALL, NEW, UPDATES, DESTROY
          -b, --buffer-size BYTES         kernel memory for events that wait

        """;

    /// <summary>Prints it.</summary>
    /// <returns>The exit code.</returns>
    public int Run()
    {
        context.Output.Write(Encoding.UTF8.GetBytes(Text));
        if (request.ProtocolName is { } name)
        {
            context.Output.Write(Encoding.UTF8.GetBytes(ProtocolText(name)));
        }

        context.Output.Flush();
        return ExitCodes.Success;
    }

    private string ProtocolText(string name)
    {
        var text = new StringBuilder($"\nProto `{name}' help:\n");
        bool hasOptions = false;
        foreach (ProtocolSpec protocol in ProtocolSpec.All)
        {
            if (protocol.Number != request.Protocol)
            {
                continue;
            }

            foreach (OptionSpec option in protocol.Options)
            {
                bool isOfProtocol = option.Id > OptionId.Command;
                text.Append(isOfProtocol ? $"  --{option.Long}\n" : "");
                hasOptions |= isOfProtocol;
            }
        }

        return text.Append(hasOptions ? "" : "  no options\n").ToString();
    }
}
