// SPDX-License-Identifier: GPL-2.0-or-later
namespace Conntrack.Grammar;

/// <summary>The options of a protocol that were given, by their place among its options.</summary>
/// <remarks>By place and not by name: what was given before a second <c>-p</c> counts for the options of that one.</remarks>
internal struct ProtocolCheck
{
    private uint _given;

    /// <summary>Notes an option.</summary>
    public void Note(ProtocolSpec protocol, OptionId option)
    {
        for (int i = 0; i < protocol.Rows.Count; i++)
        {
            _given |= protocol.Rows[i].Option == option ? 1u << i : 0;
        }
    }

    /// <summary>Refuses what the command does not take with this protocol, and asks for what it needs.</summary>
    /// <exception cref="CommandLineException">An option is missing or illegal.</exception>
    public readonly void Check(ProtocolSpec protocol, Request request)
    {
        int column = ColumnOf(request);
        if (column < 0)
        {
            return;
        }

        bool needsPair = false;
        for (int i = 0; i < protocol.Rows.Count; i++)
        {
            ProtocolRow row = protocol.Rows[i];
            char rule = row.Rules[column];
            needsPair |= rule == 'p';
            if (rule == 'R' && !Has(i))
            {
                throw new CommandLineException($"You need to supply the `--{row.Name}' option for this command");
            }

            if (rule == ' ' && Has(i))
            {
                throw new CommandLineException($"Illegal option `--{row.Name}' with this command");
            }
        }

        if (needsPair && !(Has(0) && Has(1)) && !(Has(2) && Has(3)))
        {
            throw MissingPair(protocol);
        }
    }

    private readonly bool Has(int index) => (_given & (1u << index)) != 0;

    private readonly CommandLineException MissingPair(ProtocolSpec protocol)
    {
        bool isReplyMeant = !Has(0) && !Has(1) && (Has(2) || Has(3));
        return isReplyMeant
            ? new($"you have to specify `--{protocol.ReplyPair.Source}' and `--{protocol.ReplyPair.Destination}'")
            : new($"you have to specify `--{protocol.Rows[0].Name}' and `--{protocol.Rows[1].Name}'");
    }

    private static int ColumnOf(Request request)
    {
        bool isExpect = request.Table == TableKind.Expect;
        return request.Command switch
        {
            CommandKind.Create when isExpect => 4,
            CommandKind.Delete or CommandKind.Get when isExpect => 5,
            CommandKind.List or CommandKind.Delete or CommandKind.Event => 0,
            CommandKind.Update => 1,
            CommandKind.Create or CommandKind.Add => 2,
            CommandKind.Get => 3,
            _ => -1,
        };
    }
}
