using System.Diagnostics.CodeAnalysis;

namespace Perdure;

/// <summary>The version of an orchestrator, activity or instance. Versions are compared without regard to case.</summary>
public readonly struct TaskVersion : IEquatable<TaskVersion>
{
    /// <summary>No version. As an option of a call it asks for the unversioned registration, where
    /// <see langword="null"/> would mean the version of the calling instance.</summary>
    public static readonly TaskVersion Unversioned;

    private readonly string? _version;

    /// <summary>Creates a version.</summary>
    /// <param name="version">The version; null and empty mean <see cref="Unversioned"/>.</param>
    /// <exception cref="ArgumentException"><paramref name="version"/> consists of white space only.</exception>
    public TaskVersion(string? version)
    {
        if (!string.IsNullOrEmpty(version) && string.IsNullOrWhiteSpace(version))
        {
            throw new ArgumentException(
                "A version must not consist of white space only. Use null, \"\" or TaskVersion.Unversioned for no version.",
                nameof(version));
        }

        _version = version;
    }

    /// <summary>The version as text; the empty string when there is none, never <see langword="null"/>.</summary>
    public string Version => _version ?? string.Empty;

    /// <summary>Converts a version to its text.</summary>
    /// <param name="value">The version.</param>
    public static implicit operator string(TaskVersion value) => value.Version;

    /// <summary>Converts text to a version.</summary>
    /// <param name="value">The text; null and empty mean no version.</param>
    public static implicit operator TaskVersion(string? value) => new(value);

    /// <summary>Whether two versions are the same text, without regard to case.</summary>
    /// <param name="a">The first version.</param>
    /// <param name="b">The second version.</param>
    /// <returns><see langword="true"/> when they are the same.</returns>
    public static bool operator ==(TaskVersion a, TaskVersion b) => a.Equals(b);

    /// <summary>Whether two versions differ, without regard to case.</summary>
    /// <param name="a">The first version.</param>
    /// <param name="b">The second version.</param>
    /// <returns><see langword="true"/> when they differ.</returns>
    public static bool operator !=(TaskVersion a, TaskVersion b) => !a.Equals(b);

    /// <inheritdoc/>
    public bool Equals(TaskVersion other) => string.Equals(Version, other.Version, StringComparison.OrdinalIgnoreCase);

    /// <inheritdoc/>
    public override bool Equals([NotNullWhen(true)] object? obj) => obj is TaskVersion other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.OrdinalIgnoreCase.GetHashCode(Version);

    /// <inheritdoc/>
    public override string ToString() => Version;
}
