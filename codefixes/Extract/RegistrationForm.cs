namespace Perdure.CodeFixes.Extract;

/// <summary>How an activity is registered beside a neighbour.</summary>
/// <param name="RegistryType">The type on which the neighbour is registered.</param>
/// <param name="Neighbour">The method that registers the neighbour.</param>
/// <param name="NeighbourIsGeneric">Whether that method is given a type argument; otherwise it is given nothing but <c>typeof</c> expressions.</param>
/// <param name="Registration">The registration; <c>{type}</c> stands for the class of the activity, <c>{method}</c> for its method.</param>
/// <param name="IsChained">Whether a registration returns the registry.</param>
internal sealed record RegistrationForm(string RegistryType, string Neighbour, bool NeighbourIsGeneric, string Registration, bool IsChained);
