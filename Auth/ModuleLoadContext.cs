// SPDX-License-Identifier: GPL-2.0-or-later
using System.Reflection;
using System.Runtime.Loader;

namespace Auth;

/// <summary>
/// Loads a module and what lies beside it, apart from the daemon's own assemblies; the contract itself is shared, else
/// the module's class would implement a stranger.
/// </summary>
internal sealed class ModuleLoadContext(string path) : AssemblyLoadContext(path)
{
    private readonly AssemblyDependencyResolver _resolver = new(path);

    protected override Assembly? Load(AssemblyName assemblyName)
    {
        if (assemblyName.Name == typeof(IAuthenticator).Assembly.GetName().Name)
        {
            return null;
        }

        return _resolver.ResolveAssemblyToPath(assemblyName) is string found ? LoadFromAssemblyPath(found) : null;
    }
}
