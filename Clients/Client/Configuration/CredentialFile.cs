// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using Localization;
using XmlRpc.Client;

namespace Client.Configuration;

/// <summary>
/// Users and passwords by the address of the daemon, in a file that only its owner may read, so that none of them has
/// to be on a command line.
/// </summary>
/// <remarks>A line for each: the address, the user and the password, with tabs between them.</remarks>
/// <param name="path">The file; it need not be there.</param>
public sealed class CredentialFile(string path)
{
    private const char Separator = '\t';

    /// <summary>Finds whom to log in as.</summary>
    /// <param name="address">Where the daemon is.</param>
    /// <returns>The user and the password; null where none are kept.</returns>
    /// <exception cref="ConfigurationException">The file cannot be read, or others can read it.</exception>
    public Credentials? Find(XmlRpcAddress address)
    {
        ArgumentNullException.ThrowIfNull(address);
        return ReadAll().TryGetValue(address.ToString(), out Credentials? found) ? found : null;
    }

    /// <summary>Keeps a user and a password.</summary>
    /// <param name="address">Where the daemon is.</param>
    /// <param name="credentials">Whom to log in as.</param>
    /// <exception cref="ConfigurationException">The file cannot be written, or has no room for such a name.</exception>
    public void Keep(XmlRpcAddress address, Credentials credentials)
    {
        ArgumentNullException.ThrowIfNull(address);
        ArgumentNullException.ThrowIfNull(credentials);
        if ((credentials.UserName + credentials.Password).Any(letter => letter is Separator or '\n' or '\r'))
        {
            throw new ConfigurationException(
                Messages.Format($"{path}: a name or a password with a tab or a line end cannot be kept"));
        }

        SortedDictionary<string, Credentials> all = ReadAll();
        all[address.ToString()] = credentials;
        Write(all);
    }

    /// <summary>Forgets the user and the password of a daemon.</summary>
    /// <param name="address">Where the daemon is.</param>
    /// <returns>Whether there were any.</returns>
    /// <exception cref="ConfigurationException">The file cannot be written.</exception>
    public bool Forget(XmlRpcAddress address)
    {
        ArgumentNullException.ThrowIfNull(address);
        SortedDictionary<string, Credentials> all = ReadAll();
        if (!all.Remove(address.ToString()))
        {
            return false;
        }

        Write(all);
        return true;
    }

    private SortedDictionary<string, Credentials> ReadAll()
    {
        SortedDictionary<string, Credentials> all = new(StringComparer.Ordinal);
        if (!File.Exists(path))
        {
            return all;
        }

        foreach (string line in SecretFile.Read(path).Split('\n'))
        {
            if (line.Split(Separator) is [string address, string user, string password])
            {
                all[address] = new Credentials(user, password);
            }
        }

        return all;
    }

    private void Write(SortedDictionary<string, Credentials> all)
    {
        StringBuilder text = new();
        foreach ((string address, Credentials one) in all)
        {
            text.Append(address).Append(Separator).Append(one.UserName).Append(Separator).Append(one.Password)
                .Append('\n');
        }

        SecretFile.Write(path, text.ToString());
    }
}
