namespace Perdure.Facts.Tests.Fixtures;

/// <summary>Two assemblies, the second of which reads the clock through the first.</summary>
internal static class FarAndNear
{
    public const string Far = """
        using System;
        namespace Far
        {
            public static class Clock
            {
                public static DateTime Stamp() => Hidden();
                private static DateTime Hidden() => DateTime.UtcNow;
                public static readonly DateTime Started = DateTime.UtcNow;
                public static readonly int Number = 5;
            }
        }
        """;

    public const string Near = """
        using System;
        namespace Near
        {
            public class Tax { public DateTime Compute(int i) => Secret(i); DateTime Secret(int i) => Far.Clock.Stamp(); }
            public class Price
            {
                readonly Tax _tax = new();
                public object For(int i) => _tax.Compute(i);
                public object Total => For(1);
                public object Fresh => new Price(Guid.NewGuid(), DateTime.UtcNow);
                public int Number => Far.Clock.Number;
                public DateTime Started => Far.Clock.Started;
                public Price() { }
                public Price(Guid id, DateTime at) { }
            }
            internal class Internal { public DateTime Now => DateTime.UtcNow; }
        }
        """;
}
