// SPDX-License-Identifier: GPL-2.0-or-later
namespace Netfilter.Interop.Conntrack;

/// <summary>Where a dump puts its flows, one at a time, without a copy in between.</summary>
/// <remarks>
/// Implement it as a struct and pass it by reference: the calls are then bound at compile time. All calls come from the
/// thread that dumps. The sink must not use the connection that dumps.
/// </remarks>
public interface IConntrackSink
{
    /// <summary>
    /// Whether the sink wants the attributes that every flow has (TCP flags, times) in the extras too. It costs an object
    /// per flow unless there is a <see cref="Scratch"/>, so only say so for few flows.
    /// </summary>
    public bool WantsDetails { get; }

    /// <summary>
    /// Extras that are filled again for each flow, so that a sink that keeps none allocates none; null for an object per flow.
    /// </summary>
    public ConntrackExtras? Scratch { get; }

    /// <summary>The slot that the next flow is decoded into. Called again without a commit if the flow is not wanted.</summary>
    public ref ConntrackRecord NextSlot();

    /// <summary>The slot holds a flow that was asked for.</summary>
    /// <param name="extras">Its rare attributes, or null; valid only during the call if it is the scratch.</param>
    /// <param name="startTime">When it was created, in nanoseconds since 1970; 0 if not known.</param>
    public void Commit(ConntrackExtras? extras, ulong startTime);

    /// <summary>The dump begins anew, because the kernel's hash table was resized: forget all flows.</summary>
    /// <returns>False if that is not possible; the dump is then reported as inconsistent.</returns>
    public bool TryRestart();
}
