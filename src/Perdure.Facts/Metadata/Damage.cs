using System;

namespace Perdure.Facts.Metadata;

/// <summary>Tells damaged metadata from errors of this program.</summary>
internal static class Damage
{
    /// <summary>Whether an exception is one that reading damaged metadata can throw.</summary>
    public static bool ShowsIn(Exception exception)
    {
        return exception is BadImageFormatException or InvalidOperationException or ArgumentException or IndexOutOfRangeException or OverflowException or InvalidCastException;
    }
}
