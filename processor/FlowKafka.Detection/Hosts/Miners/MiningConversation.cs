using System.Numerics;
using System.Runtime.InteropServices;

namespace FlowKafka.Detection.Hosts.Miners;

/// <summary>The memory of a conversation some of whose windows are in a model's hulls, in 32 bytes.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct MiningConversation
{
    // As much as the history holds.
    private const int MostComplete = 32;

    // One miss in 16: what a miner of 98 % has in nearly every stretch of 32 windows.
    private const int WindowsForAMiss = 16;
    private const uint Recent = 0xFF;

    public long LastEnd;
    public uint Hash;

    /// <summary>Bit m: model m's hulls had every window that was in any of these models' hulls.</summary>
    public uint Models;

    /// <summary>Bit k: the k-th newest complete window was in the hulls.</summary>
    public uint History;

    public ushort Port;
    public byte Complete;

    /// <summary>Whether the newest window, which is partial until the next one comes, is in them.</summary>
    public bool IsNewestIn;

    /// <summary>True when there is no sign of mining in the last windows.</summary>
    public readonly bool IsIdle => !IsNewestIn && (History & Recent) == 0;

    /// <summary>How much speaks for keeping it.</summary>
    public readonly int Hits => BitOperations.PopCount(History) + (IsNewestIn ? 1 : 0);

    /// <summary>Takes a window.</summary>
    /// <param name="models">The models in whose hulls it is: it counts for those that the windows before it were in, too.</param>
    /// <param name="end">Its end, Unix milliseconds.</param>
    /// <param name="port">The server's port.</param>
    public void Add(uint models, long end, ushort port)
    {
        var isIn = (models & Models) != 0;
        Models = isIn ? models & Models : Models;
        History = (History << 1) | (IsNewestIn ? 1u : 0u);
        Complete = (byte)Math.Min(MostComplete, Complete + 1);
        (IsNewestIn, LastEnd, Port) = (isIn, end, port);
    }

    /// <summary>True when it has enough complete windows, all but one in 16 of them in the hulls of one model.</summary>
    public readonly bool LooksLikeMining(int leastWindows) =>
        Complete >= leastWindows && Complete - BitOperations.PopCount(History) <= Complete / WindowsForAMiss;
}
