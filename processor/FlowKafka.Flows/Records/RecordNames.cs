using System.Runtime.CompilerServices;

namespace FlowKafka.Flows;

/// <summary>Sets the names of records, reporter and tenant, from the raw names in a source; names that are known cost no allocation.</summary>
internal sealed class RecordNames
{
    private readonly byte[] _key = new byte[ReporterTable.LongestKey];
    private readonly ReporterTable _networks;
    private readonly Tenancy _tenancy;
    private readonly int _topic;
    private readonly int _accountMask;
    private readonly bool _named;

    public RecordNames(SymbolTable symbols, Tenancy tenancy, string topic)
    {
        Reporters = new ReporterTable(symbols);
        _networks = new ReporterTable(symbols);
        _tenancy = tenancy;
        _accountMask = tenancy == Tenancy.Account ? -1 : 0;
        _named = tenancy != Tenancy.Topic || symbols.TryIntern(topic, out _topic);
    }

    /// <summary>The reporters seen so far.</summary>
    public ReporterTable Reporters { get; }

    /// <summary>Why the last names were refused: <see cref="RejectReason.BadValue"/> or <see cref="RejectReason.TooManyNames"/>.</summary>
    public RejectReason Reason { get; private set; }

    /// <summary>Sets reporter and tenant of a record; false when the names can't be taken.</summary>
    /// <param name="account">Account, subscription or project; empty when the source names none.</param>
    /// <param name="reporter">Interface, machine or sensor; empty when the source names none.</param>
    /// <param name="network">The virtual network; empty when the source names none.</param>
    /// <param name="record">Takes the symbols.</param>
    /// <param name="hash">The stable hash of the reporter's joined name, as an identity needs it.</param>
    public bool TrySet(
        ReadOnlySpan<byte> account, ReadOnlySpan<byte> reporter, ReadOnlySpan<byte> network, ref FlowRecord record, out ulong hash)
    {
        hash = 0;
        if (!TryJoin(Reporters, account, reporter, out var names))
            return false;
        record.Reporter = names.Joined;
        record.Tenant = TenantOf(names.First);
        hash = names.Hash;
        if (_tenancy != Tenancy.AccountAndVpc)
            return true;
        if (!TryJoin(_networks, account, network, out var tenant))
            return false;
        record.Tenant = tenant.Joined;
        return true;
    }

    /// <summary>The tenant of an account, unless the network has a part in it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int TenantOf(int account) => (account & _accountMask) | _topic;

    private bool TryJoin(ReporterTable table, ReadOnlySpan<byte> first, ReadOnlySpan<byte> second, out ReporterNames names)
    {
        if (first.IsEmpty)
            first = "-"u8;
        if (second.IsEmpty)
            second = "-"u8;
        var length = first.Length + 1 + second.Length;
        names = default;
        if (length > _key.Length)
            return Fails(RejectReason.BadValue);
        first.CopyTo(_key);
        _key[first.Length] = (byte)' ';
        second.CopyTo(_key.AsSpan(first.Length + 1));
        var key = _key.AsSpan(0, length);
        ref readonly var known = ref table.Find(key);
        if (!Unsafe.IsNullRef(in known))
        {
            names = known;
            return true;
        }

        if (key.ContainsAnyExceptInRange((byte)' ', (byte)'~'))
            return Fails(RejectReason.BadValue);
        return (_named && table.TryAdd(key, first.Length, out names)) || Fails(RejectReason.TooManyNames);
    }

    private bool Fails(RejectReason reason)
    {
        Reason = reason;
        return false;
    }
}
