using System;
using System.Collections.Generic;
using System.Globalization;

namespace Perdure.Facts.Catalogue;

/// <summary>
/// Which rules hold across assemblies. A lock or a <c>ConfigureAwait</c> inside a library is no defect of the orchestrator that calls
/// it; a clock is.
/// </summary>
internal sealed class CarriedRules
{
    private readonly Dictionary<string, Carriage> _carried = new(StringComparer.Ordinal);

    /// <summary>
    /// Reads a list. A line is <c>rule</c> or <c>rule capability</c>, which speaks for the capability alone; before it <c>+</c> says that it
    /// is carried, <c>?</c> that it is carried as a possibility, and <c>-</c> that it is not.
    /// </summary>
    /// <exception cref="FormatException">A line is not understood; the message names it.</exception>
    public static CarriedRules Parse(string text)
    {
        var rules = new CarriedRules();
        foreach (var (number, line) in EmbeddedLists.Lines(text))
        {
            rules._carried[line.Substring(1).Trim()] = line[0] switch
            {
                '+' => Carriage.Certain,
                '?' => Carriage.Possible,
                '-' => Carriage.None,
                _ => throw new FormatException(string.Format(CultureInfo.InvariantCulture, "Line {0} of the carried rules is not understood: '{1}'.", number, line)),
            };
        }

        return rules;
    }

    /// <summary>The list that is embedded in this assembly.</summary>
    public static CarriedRules LoadEmbedded() => Parse(EmbeddedLists.Read("Perdure.Facts.Data.CarriedRules.txt"));

    public Carriage Of(string ruleId, string capability)
    {
        return _carried.TryGetValue(ruleId + " " + capability, out var carriage) || _carried.TryGetValue(ruleId, out carriage) ? carriage : Carriage.None;
    }
}
