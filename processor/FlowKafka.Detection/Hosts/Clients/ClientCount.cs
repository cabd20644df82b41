namespace FlowKafka.Detection.Hosts.Clients;

/// <summary>Counts clients by the newest day on which they spoke: of the present day, and of the day before only.</summary>
internal struct ClientCount
{
    private int _day, _today, _yesterday;

    /// <summary>Goes on to a day.</summary>
    public void Begin(int day)
    {
        if (day <= _day)
            return;
        (_yesterday, _today, _day) = (day == _day + 1 ? _today : 0, 0, day);
    }

    /// <summary>Learns that a client spoke today, whose newest day was another or today.</summary>
    public void Add(int newestDay)
    {
        if (newestDay == _day)
            return;
        _today++;
        if (newestDay == _day - 1)
            _yesterday--;
    }

    /// <summary>Takes a client as it is at the end of the day that was begun.</summary>
    public void AddKnown(int newestDay)
    {
        _today += newestDay >= _day ? 1 : 0;
        _yesterday += newestDay == _day - 1 ? 1 : 0;
    }

    /// <summary>Clients of a day, not before the present one, and of the day before it.</summary>
    public readonly int At(int day) => day <= _day ? _today + _yesterday : day == _day + 1 ? _today : 0;
}
