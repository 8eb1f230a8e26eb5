using System;
using System.Collections.Generic;
using System.IO;
using System.Reflection;

namespace Perdure.Facts.Catalogue;

/// <summary>The lists that are embedded in this assembly.</summary>
internal static class EmbeddedLists
{
    /// <summary>The names of the embedded files that begin like this, in ordinal order.</summary>
    public static IReadOnlyList<string> Named(string prefix)
    {
        var names = Array.FindAll(typeof(EmbeddedLists).Assembly.GetManifestResourceNames(), name => name.StartsWith(prefix, StringComparison.Ordinal));
        Array.Sort(names, StringComparer.Ordinal);
        return names;
    }

    /// <summary>The text of an embedded file.</summary>
    public static string Read(string name)
    {
        using var stream = typeof(EmbeddedLists).GetTypeInfo().Assembly.GetManifestResourceStream(name)
            ?? throw new FileNotFoundException($"The list '{name}' is not embedded in Perdure.Facts.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    /// <summary>The lines of a list that are neither empty nor comments, with their numbers.</summary>
    public static IEnumerable<(int Number, string Text)> Lines(string text)
    {
        var number = 0;
        using var reader = new StringReader(text);
        while (reader.ReadLine() is { } line)
        {
            number++;
            var trimmed = line.Trim();
            if (trimmed.Length > 0 && trimmed[0] != '#')
            {
                yield return (number, trimmed);
            }
        }
    }
}
