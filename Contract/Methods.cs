// SPDX-License-Identifier: GPL-2.0-or-later
namespace Contract;

/// <summary>
/// The names of the daemon's procedures. The first six and their prototypes are those of pyctd 0.4.4.
/// </summary>
public static class Methods
{
    /// <summary>Opens a session: <c>login(arguments…)</c> returns the session id.</summary>
    public const string Login = "login";

    /// <summary>Ends a session: <c>logout(session)</c>.</summary>
    public const string Logout = "logout";

    /// <summary>Lists connections: <c>view(session, filters, order_by, order_dir, start, length)</c>.</summary>
    public const string View = "view";

    /// <summary>Ends connections by id: <c>kill(session, ids)</c>.</summary>
    public const string Kill = "kill";

    /// <summary>Sets the mark or the timeout of a connection: <c>change(session, field, id, value)</c>.</summary>
    public const string Change = "change";

    /// <summary>Reads the table anew: <c>refresh(session)</c>.</summary>
    public const string Refresh = "refresh";

    /// <summary>Turns the session's automatic refresh on or off: <c>set_autorefresh(session, refresh)</c>.</summary>
    public const string SetAutorefresh = "set_autorefresh";

    /// <summary>Reports the health of the table and the daemon: <c>status(session)</c>.</summary>
    public const string Status = "status";

    /// <summary>Ends connections by id or filter, with preview: <c>connections.kill(session, request)</c>.</summary>
    public const string ConnectionsKill = "connections.kill";

    /// <summary>Returns single rows by id: <c>connections.get(session, ids)</c>.</summary>
    public const string ConnectionsGet = "connections.get";

    /// <summary>Counts, bytes and rates by group: <c>connections.summary(session, request)</c>.</summary>
    public const string ConnectionsSummary = "connections.summary";
}
