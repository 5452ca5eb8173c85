using System.ComponentModel.DataAnnotations;

namespace Byoa.Saas.Specs;

/// <summary>The members of options whose values stop the host.</summary>
internal static class Complaints
{
    public static string[] Of(object options)
    {
        List<ValidationResult> complaints = [];
        Validator.TryValidateObject(options, new ValidationContext(options), complaints, true);
        return [.. complaints.SelectMany(complaint => complaint.MemberNames)];
    }
}
